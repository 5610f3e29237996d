package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyProblem;
import org.casebook.runtime.policy.PolicyReader.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook policy check}: all problems of a policy, each where it stands. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reads a policy and reports all of its problems as file:line:column.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {"0:no problem", "2:problems, or no such folder"})
final class PolicyCheckCommand implements Callable<Integer> {
  private final PolicySource source;
  private final PrintStream out;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "the folder with policy.yaml (default: the bundled policy)")
  private Optional<Path> folder = Optional.empty();

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  PolicyCheckCommand(PolicySource source, PrintStream out) {
    this.source = source;
    this.out = out;
  }

  @Override
  public Integer call() {
    Reading reading = source.read(folder);
    List<PolicyProblem> problems = reading.problems();
    if (json) {
      out.println(CanonicalJson.write(Report.of(reading)));
    } else {
      problems.forEach(problem -> out.println(problem.render()));
      out.println(reading.policy().map(PolicyCheckCommand::summary).orElse(count(problems)));
    }
    return problems.isEmpty() ? 0 : 2;
  }

  private static String count(List<PolicyProblem> problems) {
    return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
  }

  private static String summary(Policy policy) {
    long exceptions = policy.clauses().values().stream().filter(Clause::exception).count();
    return String.format(
        "%s %s: %d clauses, %d of them exceptions; %d definitions, %d examples; sha256 %s",
        policy.id(),
        policy.version(),
        policy.clauses().size(),
        exceptions,
        policy.definitions().size(),
        policy.examples().size(),
        policy.sha256());
  }

  /** What {@code --json} prints; id, version and digest are empty while there are problems. */
  record Report(
      String id, String version, String sha256, int clauses, List<PolicyProblem> problems) {
    static Report of(Reading reading) {
      return new Report(
          reading.policy().map(Policy::id).orElse(""),
          reading.policy().map(Policy::version).orElse(""),
          reading.policy().map(Policy::sha256).orElse(""),
          reading.policy().map(p -> p.clauses().size()).orElse(0),
          reading.problems());
    }
  }
}
