package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.rule.Formula;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyReaderTest {
  @TempDir private Path folder;
  private final PolicyReader reader = new PolicyReader();

  @BeforeEach
  void writeSmallPolicy() {
    Policies.small(folder);
  }

  @Test
  void readsWhatIsWritten() {
    Policy policy = reader.load(folder);
    assertThat(policy.id()).isEqualTo("small");
    assertThat(policy.clauses()).containsOnlyKeys("EX0.a", "HT1.a", "HT2.a");
    assertThat(policy.clause("EX0.a").orElseThrow().excepts()).containsExactly("HT1.a", "HT2.a");
    assertThat(policy.clause("HT2.a").orElseThrow().requires())
        .extracting(Formula::text)
        .containsExactly("harm.hate", "cue.exclude_group or cue.dehumanise");
    assertThat(policy.clause("HT2.a").orElseThrow().rule())
        .isEqualTo("Do not call for people to be excluded.");
    assertThat(policy.aliases()).containsEntry("protected group", List.of("geschützte Gruppe"));
    assertThat(policy.examples()).hasSize(11);
  }

  @Test
  void reportsThreeErrorsInThreeFilesAtOnceWithCarets() {
    Policies.write(folder, "clauses/HT1.a.md", Policies.CONTEMPT.replace("cue.prot", "cue.port"));
    Policies.write(folder, "policy.yaml", Policies.HEADER.replace("\"1.0.0\"", "1.0"));
    Policies.write(
        folder,
        "examples.jsonl",
        Policies.EXAMPLES.replace("\"text\": \"Keep the", "\"text: \"Keep the"));
    assertThat(render())
        .isEqualTo(
            """
            clauses/HT1.a.md:7:23: unknown signal 'cue.portected_group'
                requires: [harm.hate, cue.portected_group]
                                      ^
                did you mean 'cue.protected_group'?
            examples.jsonl:8:10: JSON: Unexpected character ('K' (code 75)): was expecting a colon to separate field name and value
                {"text: "Keep the cat out.", "expect": "safe", "clause": "HT2.a", "lang": "eng"}
                         ^
                check quotes, commas and brackets; a text may not contain a bare line break
            policy.yaml:2:10: 'version' must be text, not a number or date
                version: 1.0
                         ^
                quote it: "1.0\"""");
  }

  @Test
  void aBrokenHeaderIsNotBlamedOnTheClauses() {
    Policies.write(folder, "policy.yaml", Policies.HEADER.replace("id: small", "id: small {id: x"));
    assertThat(reader.read(folder).problems())
        .extracting(PolicyProblem::headline)
        .containsExactly("policy.yaml:1:14: YAML: mapping values are not allowed here");
  }

  @Test
  void severalCodesMayShareAnAreaAndExceptionsMayHaveAnyCode() {
    Policies.write(
        folder,
        "policy.yaml",
        Policies.HEADER.replace(
            "EX: {key: exception, title: Exceptions, order: 2}",
            "NX: {key: exception, title: Exceptions, order: 3}\n"
                + "  HQ: {key: hate, title: Quiet hate, order: 2}"));
    Policies.write(folder, "clauses/HQ2.a.md", Policies.EXCLUSION.replace("HT2.a", "HQ2.a"));
    Policies.write(folder, "clauses/NX0.a.md", exceptions(Policies.NEWS).replace("HT*", "HQ*"));
    Policies.write(
        folder, "examples.jsonl", exceptions(Policies.EXAMPLES).replace("HT2.a", "HQ2.a"));
    delete("clauses/HT2.a.md");
    delete("clauses/EX0.a.md");
    Policy policy = reader.load(folder);
    assertThat(policy.clause("HQ2.a").orElseThrow().area()).contains(HarmArea.HATE);
    assertThat(policy.clause("NX0.a").orElseThrow().exception()).isTrue();
    assertThat(policy.clause("NX0.a").orElseThrow().excepts()).containsExactly("HQ2.a");
    assertThat(policy.areas()).extracting(Policy.Area::code).containsExactly("HT", "HQ", "NX");
  }

  @Test
  void aCodeThatTheHeaderDoesNotKnowIsReportedAtTheClause() {
    Policies.write(folder, "policy.yaml", Policies.HEADER.replace("HT: {", "HX: {"));
    assertThat(reader.read(folder).problems())
        .extracting(PolicyProblem::headline)
        .containsExactly(
            "clauses/HT1.a.md:2:5: the code 'HT' is not that of area hate",
            "clauses/HT2.a.md:2:5: the code 'HT' is not that of area hate");
  }

  @Test
  void reportsACycleOfOverridesOnce() {
    Policies.write(
        folder,
        "clauses/HT1.a.md",
        Policies.CONTEMPT.replace("requires:", "overrides: [HT2.a]\nrequires:"));
    assertThat(reader.read(folder).problems())
        .extracting(PolicyProblem::headline)
        .containsExactly("clauses/HT2.a.md:8:13: overrides form a cycle: HT1.a -> HT2.a -> HT1.a");
  }

  @Test
  void aBrokenExampleIsNotMissedButATrulyMissingOneIs() {
    Policies.write(
        folder,
        "examples.jsonl",
        Policies.EXAMPLES
            .replace("\"HT2.a\", \"lang\": \"eng\"}", "\"HT2a\", \"lang\": \"eng\"}")
            .replaceFirst("\\{\"text\": \"The paper.*\n", ""));
    assertThat(reader.read(folder).problems())
        .extracting(PolicyProblem::headline)
        .containsExactly(
            "clauses/EX0.a.md:2:5: EX0.a has 1 'safe' examples, 2 are needed",
            "examples.jsonl:5:66: unknown clause 'HT2a'",
            "examples.jsonl:8:59: unknown clause 'HT2a'",
            "examples.jsonl:9:64: unknown clause 'HT2a'");
  }

  @Test
  void digestDoesNotDependOnLineEndsButOnEveryWord() throws IOException {
    String before = reader.load(folder).sha256();
    for (String name : List.of("policy.yaml", "clauses/HT1.a.md", "examples.jsonl")) {
      Path file = folder.resolve(name);
      Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    }
    Policy windows = reader.load(folder);
    assertThat(windows.sha256()).isEqualTo(before);
    Policies.write(folder, "clauses/HT1.a.md", Policies.CONTEMPT.replace("contempt", "scorn"));
    Policy changed = reader.load(folder);
    assertThat(changed.sha256()).isNotEqualTo(before);
    assertThat(sha(changed, "HT1.a")).isNotEqualTo(sha(windows, "HT1.a"));
    assertThat(sha(changed, "HT2.a")).isEqualTo(sha(windows, "HT2.a"));
  }

  @Test
  void readsInsideAJar(@TempDir Path other) throws IOException {
    String plain = reader.load(folder).sha256();
    URI jar = URI.create("jar:" + other.resolve("policy.jar").toUri());
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectories(zip.getPath("/p/clauses"));
      for (String name :
          List.of(
              "policy.yaml",
              "examples.jsonl",
              "clauses/HT1.a.md",
              "clauses/HT2.a.md",
              "clauses/EX0.a.md")) {
        Files.copy(folder.resolve(name), zip.getPath("/p/" + name));
      }
    }
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of())) {
      assertThat(reader.load(zip.getPath("/p")).sha256()).isEqualTo(plain);
    }
  }

  @Test
  void namesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> reader.read(folder.resolve("nowhere")))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("nowhere")
        .hasMessageContaining("policy.yaml");
  }

  @Test
  void namesTheFirstByteThatIsNotUtf8() throws IOException {
    Files.write(
        folder.resolve("clauses/HT1.a.md"),
        "---\nid: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(render()).contains("clauses/HT1.a.md:2:5: not UTF-8");
  }

  @Test
  void loadFailsWithAllProblemsInTheMessage() {
    Policies.write(folder, "README.txt", "stray");
    Policies.write(
        folder, "clauses/HT2.a.md", Policies.EXCLUSION.replace("severity: 2", "severity: 9"));
    assertThatThrownBy(() -> reader.load(folder))
        .isInstanceOf(InvalidPolicyException.class)
        .hasMessageContaining("README.txt:1:1: README.txt is no part of a policy")
        .hasMessageContaining("clauses/HT2.a.md:6:11: severity is outside 0 to 3");
  }

  private static String exceptions(String text) {
    return text.replace("EX0.a", "NX0.a");
  }

  private void delete(String file) {
    try {
      Files.delete(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String render() {
    return reader.read(folder).problems().stream()
        .map(PolicyProblem::render)
        .collect(Collectors.joining("\n"));
  }

  private static String sha(Policy policy, String clause) {
    return policy.clause(clause).orElseThrow().sha256();
  }
}
