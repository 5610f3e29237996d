package org.casebook.runtime.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.casebook.runtime.policy.Policy.Example;

/**
 * How a policy does on its own examples.
 *
 * @param policy {@code id version}
 * @param sha256 digest of the policy
 * @param logic examples that the clauses decide otherwise than they say, given the noted signals;
 *     always a mistake of the policy
 * @param clauses end to end, by clause
 * @param languages end to end, by language
 * @param total end to end, all together
 */
public record PolicyTestReport(
    String policy,
    String sha256,
    List<Line> logic,
    List<Tally> clauses,
    List<Tally> languages,
    Tally total) {
  public PolicyTestReport {
    logic = List.copyOf(logic);
    clauses = List.copyOf(clauses);
    languages = List.copyOf(languages);
  }

  /** One graded example. */
  public record Graded(Example example, ExampleGrade grade) {}

  /** A line of {@code examples.jsonl} and what happened there. */
  public record Line(int line, String reason) {}

  /** Counts of one group. */
  public record Tally(String of, int n, int right, int rightArea, int toPeople, int wrong) {
    /** The share that is right; 1 for an empty group. */
    public double rate() {
      return n == 0 ? 1 : (double) right / n;
    }

    private static Tally of(String group, List<ExampleGrade> grades) {
      Map<ExampleGrade, Integer> counts = new EnumMap<>(ExampleGrade.class);
      grades.forEach(grade -> counts.merge(grade, 1, Integer::sum));
      return new Tally(
          group,
          grades.size(),
          counts.getOrDefault(ExampleGrade.RIGHT, 0),
          counts.getOrDefault(ExampleGrade.RIGHT_AREA, 0),
          counts.getOrDefault(ExampleGrade.TO_PEOPLE, 0),
          counts.getOrDefault(ExampleGrade.WRONG, 0));
    }
  }

  /**
   * The report.
   *
   * @param graded end-to-end results; empty when only the logic was tested
   */
  public static PolicyTestReport of(Policy policy, List<Graded> graded) {
    return new PolicyTestReport(
        policy.id() + " " + policy.version(),
        policy.sha256(),
        new ExampleCheck(policy)
            .failures().stream().map(f -> new Line(f.example().line(), f.reason())).toList(),
        tallies(graded, Example::clause),
        tallies(graded, Example::lang),
        Tally.of("all", graded.stream().map(Graded::grade).toList()));
  }

  private static List<Tally> tallies(List<Graded> graded, Function<Example, String> group) {
    Map<String, List<ExampleGrade>> groups = new TreeMap<>();
    for (Graded one : graded) {
      groups
          .computeIfAbsent(group.apply(one.example()), k -> new java.util.ArrayList<>())
          .add(one.grade());
    }
    return groups.entrySet().stream().map(e -> Tally.of(e.getKey(), e.getValue())).toList();
  }
}
