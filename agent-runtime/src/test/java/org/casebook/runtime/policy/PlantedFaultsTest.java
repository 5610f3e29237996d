package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve kinds of fault in one policy: all are reported at once, each where it stands. */
class PlantedFaultsTest {
  private static final String HEADER =
      """
      id: planted
      version: "1.0.0"
      title: Planted faults
      description: Twelve faults.
      valid_from: "2026-01-01"
      valid_to: null
      jurisdiction: ["*"]
      surface: ["*"]
      areas:
        HT: {key: hate, title: Hate, order: 1}
        EX: {key: exception, title: Exceptions, order: 2}
      definitions: {}
      predicates:
        loud:
          means: Shouts.
          when: cue.slurr || cue.insult
        circular:
          means: Needs itself.
          when: is.round && cue.slur
        round:
          means: Needs the other.
          when: is.circular || cue.threat
        mistyped:
          means: Compares a number with a text.
          when: >-
            cue.slur &&
            strength['cue.slur'] > 'high'
      """;

  @TempDir private Path folder;

  @Test
  void allAreReportedAtOnceWithPlaceAndRemedy() {
    Policies.write(folder, "policy.yaml", HEADER);
    clause("HT1.a", "restrict", "[harm.hate, cue.protcted_group]", "");
    clause("HT1.b", "restrict", "[harm.hate, \"not harm.hate\"]", "");
    clause("HT1.c", "restrict", "[harm.hate, cue.insult]", "");
    clause("HT1.d", "label", "[cue.insult, harm.hate]", "");
    clause("HT1.e", "restrict", "[cue.insult, harm.hate]", "overrides: [HT1.c, HT2.x]");
    clause("HT2.a", "remove", "[harm.hate, cue.slur]", "overrides: [HT2.b]");
    clause("HT2.b", "remove", "[harm.hate, cue.threat]", "overrides: [HT2.a]");
    clause("HT3.a", "remove", "[harm.hate, cue.slur, cue.threat]", "");
    clause("HT3.b", "remove", "[harm.hate, cue.threat, cue.slur]", "overrides: [HT2.b]");
    clause("EX0.a", "allow", "[frame.news, \"not cue.slur\"]", "excepts: [HT2.a]");
    clause("EX0.b", "allow", "[frame.satire]", "priority: -1\nexcepts: [HT2.a]");
    Policies.write(folder, "examples.jsonl", "");
    List<PolicyProblem> problems = new PolicyReader().read(folder).problems();
    assertThat(problems)
        .extracting(PolicyProblem::headline)
        .filteredOn(headline -> !headline.contains("examples, 2 are needed"))
        .containsExactly(
            "clauses/EX0.a.md:7:11: EX0.a has no effect: it never holds together with what it"
                + " excuses",
            "clauses/EX0.b.md:2:5: the exception excuses nothing: every clause it names overrides"
                + " it or has a higher priority",
            "clauses/HT1.a.md:7:23: unknown signal 'cue.protcted_group'",
            "clauses/HT1.b.md:7:11: the conditions contradict each other: HT1.b can never hold",
            "clauses/HT1.c.md:7:11: HT1.c can never stand: whenever it holds HT1.e holds too and"
                + " overrides it",
            "clauses/HT1.d.md:7:11: HT1.d contradicts HT1.c: the same conditions, but label here"
                + " and restrict there",
            "clauses/HT1.e.md:7:11: HT1.e contradicts HT1.d: the same conditions, but restrict here"
                + " and label there",
            "clauses/HT1.e.md:8:20: unknown clause 'HT2.x'",
            "clauses/HT2.b.md:8:13: overrides form a cycle: HT2.a -> HT2.b -> HT2.a",
            "clauses/HT3.b.md:7:11: HT3.b asks for the same as HT3.a",
            "policy.yaml:16:11: unknown signal 'cue.slurr'",
            "policy.yaml:19:11: predicates form a cycle: circular -> round -> circular",
            "policy.yaml:27:28: '>' does not apply to double, string");
    assertThat(problems).extracting(PolicyProblem::remedy).noneMatch(String::isBlank);
    // The thirteenth: no clause has its examples.
    assertThat(problems)
        .extracting(PolicyProblem::headline)
        .contains("clauses/HT3.a.md:2:5: HT3.a has 0 'violates' examples, 2 are needed");
  }

  private void clause(String id, String action, String requires, String rest) {
    String area = id.startsWith("EX") ? "exception" : "hate";
    Policies.write(
        folder,
        "clauses/" + id + ".md",
        "---\nid: "
            + id
            + "\ntitle: Title\narea: "
            + area
            + "\naction: "
            + action
            + "\nseverity: "
            + id.charAt(2)
            + "\nrequires: "
            + requires
            + "\n"
            + (rest.isEmpty() ? "" : rest + "\n")
            + "---\n\nDo not do it.\n\n## Violates\n- One thing.\n\n## Safe\n- Another thing.\n");
  }
}
