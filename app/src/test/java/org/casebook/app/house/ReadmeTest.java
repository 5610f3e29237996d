package org.casebook.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What README and docs name must exist. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("casebook.root", ".."));
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");
  private static final Pattern PATH =
      Pattern.compile(
          "`((?:app|models|agent-runtime|samples|ui-resources|docs|\\.ci)/[A-Za-z0-9_./-]+)`");
  private static final Pattern MARKED =
      Pattern.compile("<!-- (main|test)-command -->\\s*```\\w*\\s*(.+?)\\s*```", Pattern.DOTALL);

  @Test
  void linksAndPathsResolve() throws IOException {
    for (Path page : pages()) {
      String text = Files.readString(page);
      Path here = page.toAbsolutePath();
      for (String link : matches(LINK, text)) {
        assertThat(here.resolveSibling(link).normalize()).as("link in %s", page).exists();
      }
      for (String path : matches(PATH, text)) {
        if (!path.contains("/target/")) {
          assertThat(ROOT.resolve(path)).as("path in %s", page).exists();
        }
      }
    }
  }

  @Test
  void bothCommandsStandInTheReadmeAndStartFilesThatExist() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    List<String> commands =
        MARKED.matcher(readme).results().map(result -> result.group(2)).toList();
    assertThat(commands).hasSize(2);
    assertThat(commands.get(0)).startsWith("./casebook");
    assertThat(ROOT.resolve("casebook")).isExecutable();
    assertThat(commands.get(1)).startsWith("mvn ");
  }

  @Test
  void everyModuleIsExplained() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    assertThat(matches(Pattern.compile("<module>([^<]+)</module>"), pom()))
        .allSatisfy(module -> assertThat(readme).contains("`" + module + "`"));
  }

  private static String pom() throws IOException {
    return Files.readString(ROOT.resolve("pom.xml"));
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              docs.filter(path -> path.toString().endsWith(".md")).toList().stream())
          .toList();
    }
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult result) -> result.group(1)).toList();
  }
}
