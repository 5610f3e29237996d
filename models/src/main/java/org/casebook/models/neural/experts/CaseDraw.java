package org.casebook.models.neural.experts;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.Modality;

/**
 * Draws batches: sources by their share, cases of a source evenly, modalities left out by chance.
 */
final class CaseDraw {
  private final List<List<LabelledCase>> sources = new ArrayList<>();
  private final double[] shares;
  private final double dropout;

  CaseDraw(List<LabelledCase> cases, ExpertsSettings settings) {
    this.dropout = settings.dropout();
    Map<String, List<LabelledCase>> bySource = new LinkedHashMap<>();
    for (LabelledCase one : cases) {
      bySource.computeIfAbsent(one.source(), name -> new ArrayList<>()).add(one);
    }
    double usual =
        settings.sources().values().stream().mapToDouble(Double::doubleValue).average().orElse(1);
    shares = new double[bySource.size()];
    double sum = 0;
    for (Map.Entry<String, List<LabelledCase>> source : bySource.entrySet()) {
      sum += settings.sources().getOrDefault(source.getKey(), usual);
      shares[sources.size()] = sum;
      sources.add(source.getValue());
    }
  }

  /** The cases of a step; the same step always has the same. */
  List<LabelledCase> batch(int size, Random random) {
    List<LabelledCase> drawn = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      double at = random.nextDouble() * shares[shares.length - 1];
      int source = 0;
      while (shares[source] < at) {
        source++;
      }
      List<LabelledCase> cases = sources.get(source);
      drawn.add(cases.get(random.nextInt(cases.size())));
    }
    return drawn;
  }

  /**
   * The case without the modalities that chance leaves out. Of a case whose label needs words and
   * senses neither is left out: nothing could be learnt from what remains but the share of labels.
   */
  CaseTokens seen(LabelledCase one, Random random) {
    if (one.slots().containsKey(LabelledCase.NEEDS_ALL)) {
      return one.tokens();
    }
    Set<Modality> out = EnumSet.noneOf(Modality.class);
    for (Modality modality : Modality.values()) {
      if (random.nextDouble() < dropout) {
        out.add(modality);
      }
    }
    boolean tells =
        one.tokens().tokens().stream()
            .anyMatch(
                token ->
                    token.modality().kind() != Modality.Kind.PROPERTIES
                        && !out.contains(token.modality()));
    return tells ? one.tokens().keeping(token -> !out.contains(token.modality())) : one.tokens();
  }
}
