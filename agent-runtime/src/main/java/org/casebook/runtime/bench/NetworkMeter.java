package org.casebook.runtime.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.runtime.media.ResidentMemory;

/**
 * Measures one network in a process of its own, since memory that another model once held would
 * otherwise be counted as free. Prints a {@link Reading} as JSON.
 */
final class NetworkMeter {
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16);
  private static final long LONGEST_NANOS = 4_000_000_000L;
  private static final double LONGEST_RUN_SECONDS = 2;
  private static final int WARM_UP = 2;
  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private NetworkMeter() {}

  /**
   * What was measured.
   *
   * @param seconds per batch size the processor time of each run, which one thread does alone, so
   *     that it hardly depends on what else the machine does
   * @param residentBytes by which the process grew until a run at batch 1 was done; 0 where the
   *     system does not tell
   */
  record Reading(TreeMap<Integer, List<Double>> seconds, long residentBytes) {}

  /**
   * Measures and prints.
   *
   * @param arguments the file, runs per batch size, and the seed of the inputs
   */
  public static void main(String[] arguments) throws OrtException, IOException {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    int runs = Integer.parseInt(arguments[1]);
    long seed = Long.parseLong(arguments[2]);
    Map<String, List<String>> card = card(Path.of(arguments[0]));
    long before = resident();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(EncoderSpecification.INTRA_OP_THREADS);
      options.setInterOpNumThreads(1);
      options.addConfigEntry(
          EncoderSpecification.SPINNING_KEY, EncoderSpecification.SPINNING_VALUE);
      try (OrtSession session = environment.createSession(arguments[0], options)) {
        TreeMap<Integer, List<Double>> seconds = new TreeMap<>();
        List<Double> alone = times(environment, session, 1, card, runs, seed);
        seconds.put(1, alone);
        long grown = Math.max(0, resident() - before);
        for (int batch : MadeInputs.batches(session) ? BATCHES : List.<Integer>of()) {
          // A run that takes long by itself gains nothing from company, and memory is not endless.
          if (batch > 1 && batch * alone.get(0) < LONGEST_RUN_SECONDS) {
            seconds.put(batch, times(environment, session, batch, card, runs, seed));
          }
        }
        System.out.println(new ObjectMapper().writeValueAsString(new Reading(seconds, grown)));
      }
    }
  }

  /** The sizes of each input in the card beside a network, by its name; empty without a card. */
  private static Map<String, List<String>> card(Path network) throws IOException {
    Path card = network.resolveSibling("card.json");
    Map<String, List<String>> sizes = new HashMap<>();
    if (Files.isRegularFile(card)) {
      String file = String.valueOf(network.getFileName()).replace(".onnx", " ");
      for (JsonNode input : new ObjectMapper().readTree(card.toFile()).path("inputs")) {
        String shape = input.path("shape").asText().replaceAll("^[^\\[]*\\[|\\].*$", "");
        // Where a model has several networks, its card names file and tensor.
        String tensor = input.path("tensor").asText();
        sizes.put(
            tensor.startsWith(file) ? tensor.substring(file.length()) : tensor,
            List.of(shape.split(",", -1)));
      }
    }
    return sizes;
  }

  private static long resident() {
    return ResidentMemory.of(ProcessHandle.current().pid()).orElse(0L);
  }

  private static List<Double> times(
      OrtEnvironment environment,
      OrtSession session,
      int batch,
      Map<String, List<String>> card,
      int runs,
      long seed)
      throws OrtException {
    Map<String, OnnxTensor> inputs = MadeInputs.of(environment, session, batch, card, seed);
    List<Double> seconds = new ArrayList<>();
    long start = System.nanoTime();
    try {
      for (int run = -WARM_UP; run < runs; run++) {
        long begin = CLOCK.getCurrentThreadCpuTime();
        try (OrtSession.Result result = session.run(inputs)) {
          if (run >= 0 && result.size() > 0) {
            seconds.add((CLOCK.getCurrentThreadCpuTime() - begin) / 1e9);
          }
        }
        // A large network gets fewer runs, and three at least.
        if (run >= 2 && System.nanoTime() - start > LONGEST_NANOS) {
          break;
        }
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
    return seconds;
  }
}
