package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.runtime.explanation.StatementOfReasons;
import org.casebook.runtime.log.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook statement}: the statement of reasons of a decision that restricts content. */
@Command(
    name = "statement",
    mixinStandardHelpOptions = true,
    description =
        "Drafts the statement of reasons of a decided case: a text for the recipient, or the fields"
            + " of the EU transparency database. Exit status 1 where nothing is restricted.")
final class StatementCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final ExplanationSource source = new ExplanationSource();

  @Option(names = "--format", defaultValue = "TEXT", description = "text or json (default: text)")
  private Format format = Format.TEXT;

  /** How it is written. */
  enum Format {
    TEXT,
    JSON
  }

  StatementCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** The last part of a signal's name: who receives the statement knows no signals. */
  private static String words(String signal) {
    return signal.substring(signal.indexOf('.') + 1).replace('_', ' ');
  }

  @Override
  public Integer call() {
    Optional<StatementOfReasons> statement =
        source.explanation(StatementCommand::words).statement();
    if (statement.isEmpty()) {
      err.println("The content is not restricted, so that no statement of reasons is due.");
      return 1;
    }
    if (format == Format.JSON) {
      out.println(CanonicalJson.write(statement.get().fields()));
    } else {
      statement.get().text().forEach(out::println);
    }
    statement.get().missing().forEach(field -> err.println("A person must still add: " + field));
    return 0;
  }
}
