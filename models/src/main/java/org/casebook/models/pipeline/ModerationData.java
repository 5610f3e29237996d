package org.casebook.models.pipeline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.casebook.models.Sha256;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.PolicyTexts;

/**
 * What the moderation model is fitted to and measured on.
 *
 * @param fit weights are fitted to these
 * @param validation these say when training stops
 * @param report texts that are reported on
 * @param quads that are reported on
 * @param depictions pictures and what they are called, for alignment
 * @param policies what is learnt, by its text
 * @param shape of the usual network for these data
 * @param sha256 digest of ids and labels
 */
public record ModerationData(
    List<LabelledCase> fit,
    List<LabelledCase> validation,
    List<LabelledCase> report,
    List<ReportQuad> quads,
    List<Depiction> depictions,
    PolicyTexts policies,
    NetworkShape shape,
    String sha256) {
  private static final int LEAST = 8;

  /**
   * Four cases of which a model should get all right.
   *
   * @param slice fresh drawings of things that were fitted to, or things nothing was fitted to
   * @param family what the thing is made of
   */
  public record ReportQuad(String slice, String family, List<LabelledCase> members) {
    public ReportQuad {
      members = List.copyOf(members);
    }
  }

  /**
   * A picture and what it is called.
   *
   * @param thing what it shows
   * @param unseen whether nothing was fitted to such a thing
   * @param picture the picture alone
   * @param words the words alone
   */
  public record Depiction(String thing, boolean unseen, CaseTokens picture, CaseTokens words) {}

  /** Data of these cases; slots are those that enough of the cases tell. */
  public static ModerationData of(
      List<LabelledCase> fit,
      List<LabelledCase> validation,
      List<LabelledCase> report,
      List<ReportQuad> quads,
      List<Depiction> depictions,
      PolicyTexts policies,
      int policy,
      Map<Modality.Kind, Integer> inputs,
      long seed) {
    Map<String, List<String>> slots = new TreeMap<>();
    for (String name : List.of("act", "target", "exception")) {
      Map<String, Integer> counts = new TreeMap<>();
      fit.forEach(
          one -> {
            if (one.slots().containsKey(name)) {
              counts.merge(one.slots().getOrDefault(name, ""), 1, Integer::sum);
            }
          });
      counts.values().removeIf(count -> count < LEAST);
      if (counts.size() > 1) {
        slots.put(name, List.copyOf(new TreeSet<>(counts.keySet())));
      }
    }
    StringBuilder all = new StringBuilder(seed + "\n");
    Stream.of(fit, validation, report)
        .flatMap(List::stream)
        .forEach(one -> all.append(one.id()).append(new TreeMap<>(texts(one))).append('\n'));
    return new ModerationData(
        fit,
        validation,
        report,
        quads,
        depictions,
        policies,
        NetworkShape.standard(inputs, policy, slots),
        Sha256.hex(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  private static Map<String, Boolean> texts(LabelledCase one) {
    Map<String, Boolean> labels = new TreeMap<>();
    one.labels().forEach((label, value) -> labels.put(label.name(), value));
    return labels;
  }

  /** Shares of sources in a batch: quads and described pictures are few and count more. */
  public Map<String, Double> shares() {
    Map<String, Double> shares = new TreeMap<>();
    fit.forEach(one -> shares.put(one.source(), 1.0));
    shares.put("quads", 0.5 * shares.size());
    shares.put("described", 0.15 * shares.size());
    shares.put("samples", 0.3 * shares.size());
    return shares;
  }
}
