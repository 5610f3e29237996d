package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.explanation.Sentence;
import org.casebook.runtime.log.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook explain}: the premises of a decision, and what would have turned it. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Tells why a case was decided as it was, each sentence with the evidence and the clauses"
            + " that it rests on, and the fewest changes that would have turned the outcome.")
final class ExplainCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private final ExplanationSource source = new ExplanationSource();

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  ExplainCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Explanation explanation = source.explanation(UnaryOperator.identity());
    if (json) {
      out.println(CanonicalJson.write(explanation));
      return 0;
    }
    for (Sentence sentence : explanation.account()) {
      out.println(sentence.text());
      if (!sentence.evidence().isEmpty() || !sentence.clauses().isEmpty()) {
        out.println(
            "    ["
                + String.join(" ", sentence.clauses())
                + (sentence.clauses().isEmpty() || sentence.evidence().isEmpty() ? "" : " ")
                + String.join(" ", sentence.evidence())
                + "]");
      }
    }
    out.println(explanation.otherwise());
    return 0;
  }
}
