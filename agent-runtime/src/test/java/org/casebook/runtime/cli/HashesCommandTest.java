package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class HashesCommandTest {
  private static final String PDQ =
      "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aListIsImportedListedAndExported() throws IOException {
    Path shared =
        Files.writeString(
            folder.resolve("May list.csv"),
            "type,indicator,description\nHASH_PDQ," + PDQ + ",seen\nDOMAIN,example.com,\n");

    assertThat(run("import", shared.toString(), "--area", "violence")).isZero();
    assertThat(text(out)).contains("May-list.txt: 1 hashes imported, 1 entries passed over");

    assertThat(run("list", "--json")).isZero();
    assertThat(text(out)).contains("{\"list\":\"May-list.txt\",\"hashes\":1,\"pdq\":1}");

    Path exported = folder.resolve("out.json");
    assertThat(run("export", "May-list", "--out", exported.toString())).isZero();
    assertThat(Files.readString(exported)).contains(PDQ).contains("casebook_area:violence");
  }

  @Test
  void aFileOfWhichNothingCanBeTakenInIsBadInput() throws IOException {
    Path shared =
        Files.writeString(folder.resolve("a.csv"), "indicator,type\n" + PDQ + ",HASH_PDQ\n");
    assertThat(run("import", shared.toString())).isEqualTo(2);
    assertThat(text(err)).contains("a.csv row 2: no harm area; name one for the file with --area");
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    CommandLine line =
        new CommandLine(
            new HashesCommand(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)));
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--home";
    all[args.length + 1] = folder.resolve("home").toString();
    return line.execute(all);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
