package org.casebook.runtime.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.casebook.models.Metric;
import org.casebook.models.catalogue.Listing;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.evaluation.Bootstrap;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.media.JavaProgram;

/**
 * Every network of every installed model: latency of a run with one input, the batch size that gets
 * most through, and memory. One thread to a run, as in the product; inputs are made up, see {@link
 * MadeInputs}.
 */
final class ModelsSuite implements Suite {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int RUNS_PER_ROUND = 5;
  private static final double MEGABYTE = 1e6;
  private static final double MILLIS = 1e3;

  @Override
  public String name() {
    return "models";
  }

  @Override
  public String description() {
    return "each installed network: latency with one input, best batch size, memory";
  }

  @Override
  public List<Metric> run(Settings settings, Consumer<String> progress)
      throws InterruptedException {
    List<Metric> metrics = new ArrayList<>();
    for (Listing listing : settings.catalogue().listings()) {
      if (listing.stored().isPresent()) {
        for (Map.Entry<String, String> file : listing.stored().get().digests().entrySet()) {
          if (file.getKey().endsWith(".onnx")) {
            metrics.addAll(measure(listing.stored().get(), file, settings, progress));
          }
        }
      }
    }
    return metrics;
  }

  private static List<Metric> measure(
      StoredModel model,
      Map.Entry<String, String> file,
      Settings settings,
      Consumer<String> progress)
      throws InterruptedException {
    if (model.path(file.getKey()).isEmpty()) {
      return List.of(); // Part of the program; its heads take far less than a millisecond.
    }
    String version = model.version() + "/" + file.getKey();
    progress.accept(version);
    Optional<NetworkMeter.Reading> reading =
        meter(version, model.path(file.getKey()).get(), settings);
    if (reading.isEmpty()) {
      progress.accept(version + ": refuses made-up inputs, left out");
      return List.of();
    }
    return metrics(reading.get(), file.getValue(), settings.seed(), version);
  }

  /** The rows of one network. */
  static List<Metric> metrics(
      NetworkMeter.Reading reading, String digest, long seed, String version) {
    List<Double> alone = reading.seconds().getOrDefault(1, List.of());
    int best =
        reading.seconds().entrySet().stream()
            .max(Comparator.comparingDouble(e -> e.getKey() / median(e.getValue())))
            .map(Map.Entry::getKey)
            .orElse(1);
    List<Double> batched = reading.seconds().getOrDefault(best, alone);
    List<Metric> rows = new ArrayList<>();
    rows.add(
        new Metric(
            "model.latency_ms",
            "processor time of a run with one input, which one thread does; median, in milliseconds",
            MILLIS * median(alone),
            Bootstrap.interval(alone, drawn -> MILLIS * median(drawn), seed),
            alone.size(),
            null,
            digest,
            seed,
            version));
    rows.add(
        new Metric(
            "model.best_batch",
            "inputs in a run that get most through, of those tried: " + reading.seconds().keySet(),
            best,
            List.of(),
            batched.size(),
            null,
            digest,
            seed,
            version));
    rows.add(
        new Metric(
            "model.per_second_at_best_batch",
            "inputs per second of processor time at the best batch; the baseline is a batch of one",
            best / median(batched),
            Bootstrap.interval(batched, drawn -> best / median(drawn), seed),
            batched.size(),
            1 / median(alone),
            digest,
            seed,
            version));
    rows.add(
        new Metric(
            "model.resident_mb",
            "by how much an empty process grows when the network is opened and run with one input;"
                + " 0 where the system does not tell",
            reading.residentBytes() / MEGABYTE,
            List.of(),
            1,
            null,
            digest,
            seed,
            version));
    return rows;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Empty when the network does not run on made-up inputs, as one with few words would. */
  private static Optional<NetworkMeter.Reading> meter(String version, Path file, Settings settings)
      throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(
                  JavaProgram.path(),
                  "-Xmx512m",
                  "-XX:+UseSerialGC",
                  "-Xshare:auto",
                  "-cp",
                  System.getProperty("java.class.path", ""),
                  NetworkMeter.class.getName(),
                  file.toAbsolutePath().toString(),
                  Integer.toString(RUNS_PER_ROUND * settings.rounds()),
                  Long.toString(settings.seed()))
              .redirectError(Redirect.DISCARD)
              .start();
      try {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0
            ? Optional.of(JSON.readValue(said, NetworkMeter.Reading.class))
            : Optional.empty();
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new CasebookException(version + " was not measured: " + e.getMessage(), e);
    }
  }
}
