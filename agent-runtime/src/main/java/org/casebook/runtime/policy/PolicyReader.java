package org.casebook.runtime.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy.Example;

/**
 * Reads a policy folder as {@code docs/policy-format.md} describes it, and reports all problems of
 * all files at once.
 */
public final class PolicyReader {
  /**
   * Either a policy or what is wrong with it.
   *
   * @param policy present exactly when there is no problem
   * @param problems by file, line and column
   */
  public record Reading(Optional<Policy> policy, List<PolicyProblem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** Every key that the front matter of a clause may have. */
  public static List<String> clauseKeys() {
    return ClauseReader.KEYS;
  }

  /**
   * Reads and checks everything.
   *
   * @param folder may be inside a jar
   * @throws CasebookException when there is no such folder
   */
  public Reading read(Path folder) {
    List<PolicyProblem> problems = new ArrayList<>();
    return check(new PolicyFolder(problems).read(folder), problems);
  }

  /** Reads and checks a policy that is held in memory, such as a draft. */
  public Reading read(PolicyText text) {
    List<PolicyProblem> problems = new ArrayList<>();
    return check(new PolicyFolder(problems).read(text), problems);
  }

  private static Reading check(SortedMap<String, SourceFile> files, List<PolicyProblem> problems) {
    HeaderDraft header =
        Optional.ofNullable(files.get(PolicyFolder.HEADER))
            .map(file -> new HeaderReader(new Reporter(file, problems)).read())
            .orElseGet(HeaderDraft::unreadable);
    SortedMap<String, ClauseDraft> drafts = clauses(files, header, problems);
    SortedMap<String, Clause> clauses = new ClauseLinks(drafts, header).resolve();
    new RuleAnalysis(drafts, clauses).report();
    List<Example> examples = List.of();
    SourceFile file = files.get(PolicyFolder.EXAMPLES);
    if (file != null) {
      ExampleReader reader = new ExampleReader(new Reporter(file, problems), clauses);
      examples = reader.read();
      new ExampleCoverage(examples, reader.doubtful()).check(drafts);
    }
    List<PolicyProblem> sorted = problems.stream().distinct().sorted().toList();
    return sorted.isEmpty()
        ? new Reading(Optional.of(policy(header, clauses, examples, files)), sorted)
        : new Reading(Optional.empty(), sorted);
  }

  /**
   * Reads a policy that must be right.
   *
   * @throws InvalidPolicyException with all problems
   * @throws CasebookException when there is no such folder
   */
  public Policy load(Path folder) {
    Reading reading = read(folder);
    return reading
        .policy()
        .orElseThrow(() -> new InvalidPolicyException(folder.toString(), reading.problems()));
  }

  private static SortedMap<String, ClauseDraft> clauses(
      SortedMap<String, SourceFile> files, HeaderDraft header, List<PolicyProblem> problems) {
    SortedMap<String, ClauseDraft> drafts = new TreeMap<>();
    ClauseReader reader = new ClauseReader(header);
    files
        .tailMap(PolicyFolder.CLAUSES + "/")
        .forEach(
            (name, file) -> {
              if (name.startsWith(PolicyFolder.CLAUSES + "/")) {
                reader
                    .read(new Reporter(file, problems))
                    .ifPresent(draft -> drafts.put(draft.id(), draft));
              }
            });
    return drafts;
  }

  private static Policy policy(
      HeaderDraft header,
      SortedMap<String, Clause> clauses,
      List<Example> examples,
      SortedMap<String, SourceFile> files) {
    return new Policy(
        header.id(),
        header.version(),
        header.title(),
        clauses,
        header.definitions(),
        examples,
        PolicyDigest.of(files),
        header.description(),
        header.scope(),
        header.areas(),
        header.aliases(),
        header.predicates());
  }
}
