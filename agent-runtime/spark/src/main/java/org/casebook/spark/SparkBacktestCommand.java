package org.casebook.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.backtest.BacktestDocument;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.table.ColumnMapping;

/** What {@code spark-submit} starts; {@code docs/backtest.md} has the command. */
public final class SparkBacktestCommand {
  private static final String USAGE =
      "--policy DIR|NAME [--before DIR|NAME] --samples PATH... [--map FIELD=COLUMN,...]"
          + " [--worst N] [--partitions N] --out REPORT.json";

  private final List<Path> policies = new ArrayList<>();
  private final List<Path> before = new ArrayList<>();
  private final List<String> samples = new ArrayList<>();
  private final List<String> map = new ArrayList<>();
  private final List<Path> out = new ArrayList<>();
  private int worst = 20;
  private int partitions;

  private SparkBacktestCommand(String[] args) {
    String option = "";
    for (String arg : args) {
      if (arg.startsWith("--")) {
        option = arg;
        continue;
      }
      switch (option) {
        case "--policy" -> policies.add(Path.of(arg));
        case "--before" -> before.add(Path.of(arg));
        case "--samples" -> samples.add(arg);
        case "--map" -> map.add(arg);
        case "--out" -> out.add(Path.of(arg));
        case "--worst" -> worst = number(option, arg, 2000);
        case "--partitions" -> partitions = number(option, arg, 1_000_000);
        default -> throw new CasebookException(option + " " + arg + ": use " + USAGE);
      }
    }
    if (policies.size() != 1 || before.size() > 1 || samples.isEmpty() || out.size() != 1) {
      throw new CasebookException("name one policy, samples and one report: " + USAGE);
    }
  }

  private static int number(String option, String text, int most) {
    try {
      return Math.max(0, Math.min(most, Integer.parseInt(text)));
    } catch (NumberFormatException e) {
      throw new CasebookException(option + " " + text + ": give a number up to " + most, e);
    }
  }

  /** Runs the job; ends with status 2 on bad use or bad input. */
  public static void main(String[] args) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = 0;
    SparkConf conf = new SparkConf().setIfMissing("spark.app.name", "casebook backtest");
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      run(spark, args, err);
    } catch (CasebookException e) {
      err.println("casebook: " + e.getMessage());
      status = 2;
    }
    if (status != 0) {
      System.exit(status);
    }
  }

  static void run(JavaSparkContext spark, String[] args, PrintStream err) {
    SparkBacktestCommand given = new SparkBacktestCommand(args);
    PolicyText text = Runtimes.policyText(given.policies.get(0));
    Optional<PolicyText> old = given.before.stream().findFirst().map(Runtimes::policyText);
    PackedPolicies packed = new PackedPolicies(old, text);
    Policy after = packed.after();
    Tally tally =
        new SparkBacktest(spark, ColumnMapping.parse(String.join(",", given.map)), given.partitions)
            .run(old, text, given.samples);
    tally.problems().forEach(problem -> err.println("casebook: " + problem));
    err.println("casebook: " + tally.samples() + " samples, " + tally.refused() + " rows left out");
    if (tally.samples() == 0) {
      throw new CasebookException(
          given.samples.get(0) + ": not one row is a sample; see docs/backtest.md for the form");
    }
    String report =
        CanonicalJson.write(
            BacktestDocument.of(tally.report(), packed.before(), after, given.worst));
    try {
      Files.writeString(given.out.get(0), report + "\n");
    } catch (IOException e) {
      throw new CasebookException(
          given.out.get(0) + ": the report can not be written (" + e + "); choose another place",
          e);
    }
  }
}
