package org.casebook.runtime.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.casebook.models.Metric;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.testing.OwnModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsSuiteTest {
  @Test
  void theBatchThatGetsMostThroughIsTheBest() {
    TreeMap<Integer, List<Double>> seconds = new TreeMap<>();
    seconds.put(1, List.of(0.010, 0.012, 0.011));
    seconds.put(4, List.of(0.020, 0.020, 0.020));
    seconds.put(8, List.of(0.060, 0.060, 0.060));

    assertThat(
            ModelsSuite.metrics(new NetworkMeter.Reading(seconds, 5_000_000), "d", 1, "m:1/a.onnx"))
        .extracting(Metric::metric, Metric::value)
        .containsExactly(
            tuple("model.latency_ms", 11.0),
            tuple("model.best_batch", 4.0),
            tuple("model.per_second_at_best_batch", 200.0),
            tuple("model.resident_mb", 5.0));
  }

  @Test
  void freeSizesAreFilledIn() {
    assertThat(sized("", -1, -1)).containsExactly(4, 32);
    assertThat(sized("1,576", -1, -1)).containsExactly(4, 576);
    assertThat(sized("2,1,128", 2, -1, 128)).containsExactly(2, 4, 128);
    assertThat(sized("1,3,height,width", -1, 3, -1, -1)).containsExactly(4, 3, 480, 640);
    assertThat(sized("1,3,48,width", -1, 3, -1, -1)).containsExactly(4, 3, 48, 320);
    assertThat(sized("int64")).isEmpty();
  }

  private static long[] sized(String card, long... declared) {
    return MadeInputs.sized(declared, 4, List.of(card.split(",", -1)));
  }

  /** A real network in a process of its own; one that knows four words refuses made-up texts. */
  @Test
  void whatIsInstalledIsMeasured(@TempDir Path models) throws IOException, InterruptedException {
    OwnModels.image(models, "red");
    OwnModels.text(models, "vermin");

    List<Metric> rows =
        new ModelsSuite()
                .run(
                    new Suite.Settings(new Catalogue(models), 42, 1, Runtimes::bundledPolicy),
                    progress -> {})
                .stream()
                .filter(row -> !row.version().startsWith("text-harm"))
                .toList();

    assertThat(rows).extracting(Metric::version).containsOnly("red:1/model.onnx").hasSize(4);
    assertThat(rows.get(0).value()).isPositive();
  }
}
