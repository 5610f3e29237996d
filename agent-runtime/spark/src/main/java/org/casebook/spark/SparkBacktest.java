package org.casebook.spark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.table.TableFile;

/**
 * {@code casebook policy backtest} and {@code diff} on a cluster. The report is the one that a
 * single machine gives, whatever the partitions. It uses Spark's core alone: Spark SQL needs
 * another ANTLR than the rule language.
 */
final class SparkBacktest {
  private static final int ROWS_FOR_COLUMNS = 100;

  private final JavaSparkContext spark;
  private final ColumnMapping given;
  private final int partitions;

  /**
   * On a context that the caller closes.
   *
   * @param given which column is what, where it is not what the columns' names say
   * @param partitions how many parts the rows, or the files with columns, are spread over; 0 leaves
   *     them as they lie
   */
  SparkBacktest(JavaSparkContext spark, ColumnMapping given, int partitions) {
    this.spark = spark;
    this.given = given;
    this.partitions = partitions;
  }

  /**
   * Runs policies over samples.
   *
   * @param before the policy to compare with, or empty
   * @param after the policy to run
   * @param samples files, folders or patterns, with whatever scheme Spark reads. {@code .parquet},
   *     {@code .csv} and {@code .tsv} have columns, everything else lines of JSON
   * @throws CasebookException when a source can not be read or has no such column
   */
  Tally run(Optional<PolicyText> before, PolicyText after, List<String> samples) {
    Broadcast<PackedPolicies> policies = spark.broadcast(new PackedPolicies(before, after));
    Tally sum = Tally.empty();
    for (String source : samples) {
      sum = sum.plus(run(policies, source));
    }
    if (!sum.unreadable().isEmpty()) {
      throw new CasebookException(sum.unreadable().get(0));
    }
    return sum;
  }

  private Tally run(Broadcast<PackedPolicies> policies, String source) {
    try {
      return tallies(policies, source).fold(Tally.empty(), Tally::plus);
    } catch (CasebookException e) {
      throw e;
    } catch (Exception e) { // Scala does not declare what it throws.
      throw new CasebookException(
          source
              + ": the samples can not be read ("
              + reason(e)
              + "); check the path or get it anew",
          e);
    }
  }

  private JavaRDD<Tally> tallies(Broadcast<PackedPolicies> policies, String source) {
    if (TableFile.hasColumns(Path.of(source))) {
      return spread(spark.binaryFiles(source).rdd().toJavaRDD())
          .map(new FileTally(policies, given));
    }
    JavaRDD<Line> lines =
        spark.textFile(source).mapPartitionsWithIndex(new Line.Numbering(source), true);
    return spread(lines).mapPartitions(new LinesTally(policies, mapping(lines, source)));
  }

  private <T> JavaRDD<T> spread(JavaRDD<T> rows) {
    return partitions == 0 ? rows : rows.repartition(partitions);
  }

  /** As {@link TableFile#mapping}, by the first lines. */
  private ColumnMapping mapping(JavaRDD<Line> lines, String source) {
    if (given.equals(ColumnMapping.NONE)) {
      return given;
    }
    List<ObjectNode> rows = new ArrayList<>();
    for (Line line : lines.take(ROWS_FOR_COLUMNS)) {
      try {
        rows.add(line.row().content().get());
      } catch (CasebookException e) {
        // Told when all rows are read.
      }
    }
    List<String> columns = TableFile.columns(rows);
    return ColumnMapping.guess(columns).with(given).in(columns, source);
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString().lines().findFirst().orElse("");
  }
}
