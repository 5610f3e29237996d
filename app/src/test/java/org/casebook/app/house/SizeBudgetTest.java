package org.casebook.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Small files: median under 80 lines, nine of ten under 200, none over 400. */
class SizeBudgetTest {
  private static final Path ROOT = Path.of(System.getProperty("casebook.root", ".."));

  @Test
  void filesStaySmall() throws IOException {
    SortedMap<Path, Integer> lines = new TreeMap<>();
    for (String module : List.of("models", "agent-runtime", "app")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          lines.put(ROOT.relativize(file), Files.readAllLines(file).size());
        }
      }
    }
    List<Integer> sizes = lines.values().stream().sorted().toList();
    assertThat(sizes).hasSizeGreaterThan(50);
    assertThat(sizes.get(sizes.size() / 2)).as("median").isLessThan(80);
    assertThat(sizes.get(sizes.size() * 9 / 10)).as("ninth decile").isLessThan(200);
    assertThat(lines).allSatisfy((file, size) -> assertThat(size).as("%s", file).isLessThan(401));
  }
}
