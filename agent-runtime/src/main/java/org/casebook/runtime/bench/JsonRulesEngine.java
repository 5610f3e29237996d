package org.casebook.runtime.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Policy;

/** The npm package json-rules-engine in a process of its own. */
final class JsonRulesEngine {
  static final String VERSION = "7.3.1";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = "json-rules.mjs";

  private JsonRulesEngine() {}

  /**
   * What it made of the samples.
   *
   * @param seconds wall time of the evaluations alone, on one thread, after a warm-up
   * @param fires samples in which each condition holds
   */
  record Outcome(double seconds, SortedMap<String, Long> fires) {}

  /**
   * Evaluates all samples once. The package is installed into a folder of its own on first use.
   *
   * @throws IOException when node, npm or the package can not be had; the message says which
   */
  static Outcome run(Policy policy, List<CaseFacts> samples)
      throws IOException, InterruptedException {
    Path folder =
        Path.of(
            System.getProperty("user.home"), ".cache", "casebook", "json-rules-engine-" + VERSION);
    Files.createDirectories(folder);
    if (!Files.isDirectory(folder.resolve("node_modules/json-rules-engine"))) {
      Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
      call(folder, "npm", "install", "--no-audit", "--no-fund", "json-rules-engine@" + VERSION);
    }
    try (InputStream script = JsonRulesEngine.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException(SCRIPT + " is missing from the program");
      }
      Files.write(folder.resolve(SCRIPT), script.readAllBytes());
    }
    Files.writeString(folder.resolve("rules.json"), rules(policy).toString());
    try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("facts.jsonl"))) {
      for (CaseFacts facts : samples) {
        out.write(facts(facts).toString());
        out.write('\n');
      }
    }
    JsonNode told = JSON.readTree(call(folder, "node", SCRIPT, "rules.json", "facts.jsonl"));
    SortedMap<String, Long> fires = new TreeMap<>();
    told.path("fires").properties().forEach(e -> fires.put(e.getKey(), e.getValue().asLong()));
    fires.values().removeIf(n -> n == 0);
    return new Outcome(told.path("seconds").asDouble(), fires);
  }

  private static ArrayNode rules(Policy policy) {
    ArrayNode rules = JSON.createArrayNode();
    policy.clauses().values().forEach(clause -> rules.add(PeerRules.json(clause)));
    return rules;
  }

  private static ObjectNode facts(CaseFacts facts) {
    ObjectNode node = JSON.createObjectNode();
    facts.signals().forEach(node::put);
    facts.beliefs().forEach((area, belief) -> node.put("belief." + area, belief));
    return node;
  }

  private static String call(Path folder, String... command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err.txt").toFile())
            .start();
    try {
      if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(
            String.join(" ", command) + " failed; see " + folder.resolve("err.txt"));
      }
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out, StandardCharsets.UTF_8);
  }
}
