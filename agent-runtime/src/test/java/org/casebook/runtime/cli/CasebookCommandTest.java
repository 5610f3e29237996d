package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CasebookCommandTest {
  @TempDir Path folder;

  @Test
  void withoutACommandTheDesktopOpensInTheWorkspaceGiven() {
    List<Workspace> opened = new ArrayList<>();
    int status =
        CasebookCommand.run(
            new String[] {"--home", folder.toString()},
            workspace -> {
              opened.add(workspace);
              return 7;
            });
    assertThat(status).isEqualTo(7);
    assertThat(opened).extracting(Workspace::home).containsExactly(folder);
  }

  @Test
  void theWorkspaceMayStandBeforeTheCommandOrAfterIt() {
    String home = folder.resolve("nowhere").toString();
    assertThat(told("--home", home, "store", "verify")).contains(home);
    assertThat(told("store", "verify", "--home", home)).contains(home);
    assertThat(told("--home", "/elsewhere", "store", "verify", "--home", home))
        .contains(home)
        .doesNotContain("elsewhere");
  }

  private static String told(String... args) {
    PrintStream before = System.err;
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      assertThat(CasebookCommand.run(args, workspace -> 7)).isEqualTo(2);
    } finally {
      System.setErr(before);
    }
    return told.toString(StandardCharsets.UTF_8);
  }
}
