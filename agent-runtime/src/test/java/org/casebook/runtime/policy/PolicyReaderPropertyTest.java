package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** Whatever is in the files, reading ends with a policy or with problems that can be found. */
class PolicyReaderPropertyTest {
  private static final List<String> FILES =
      List.of("policy.yaml", "clauses/HT1.a.md", "clauses/EX0.a.md", "examples.jsonl");

  private final Path folder = temporary();

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(FILES);
  }

  @Provide
  Arbitrary<String> insertions() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "---\n", "\n", "&a [*a]", "*a", "{", "]", "\"", ": ", "!!x ", "\t", "%", "null",
            "\u0000"),
        Arbitraries.strings().ofMaxLength(6));
  }

  @Property(tries = 400)
  void damagedFilesGiveAPolicyOrProblemsInsideThem(
      @ForAll("names") String name,
      @ForAll("insertions") String insertion,
      @ForAll @IntRange(max = 400) int at,
      @ForAll @IntRange(max = 40) int cut) {
    Policies.small(folder);
    String text = Policies.text(folder, name);
    int from = Math.min(at, text.length());
    int to = Math.min(from + cut, text.length());
    Policies.write(folder, name, text.substring(0, from) + insertion + text.substring(to));
    PolicyReader.Reading reading = new PolicyReader().read(folder);
    assertThat(reading.policy().isPresent()).isEqualTo(reading.problems().isEmpty());
    for (PolicyProblem problem : reading.problems()) {
      assertThat(problem.line()).isPositive();
      assertThat(problem.column()).isBetween(1, problem.source().length() + 2);
      assertThat(problem.remedy()).isNotBlank();
      assertThat(problem.render()).startsWith(problem.headline());
    }
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("policy");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
