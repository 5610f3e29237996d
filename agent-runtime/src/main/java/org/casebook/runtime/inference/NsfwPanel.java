package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.media.Picture;

/**
 * Image classifiers that look at a picture together. Those that decide are averaged; where they
 * differ the answer is as uncertain as the difference. Those that advise are heard and weigh
 * nothing. All but the first are asked only about what the first does not find clearly harmless.
 */
public final class NsfwPanel {
  /** Under this probability and spread nobody needs a second opinion. */
  private static final double CLEAR = 0.2;

  private final List<OnDemand<NsfwClassifier>> deciding;
  private final List<OnDemand<NsfwClassifier>> advising;

  /**
   * A panel.
   *
   * @param deciding averaged; at least one
   * @param advising heard where they are installed
   */
  public NsfwPanel(
      List<OnDemand<NsfwClassifier>> deciding, List<OnDemand<NsfwClassifier>> advising) {
    this.deciding = List.copyOf(deciding);
    this.advising = List.copyOf(advising);
  }

  /** The models that a panel's features name as deciding, or as advising. */
  public static List<ModelVersion> members(StoredModel panel, String role) {
    List<ModelVersion> members = new ArrayList<>();
    for (JsonNode member : panel.features().path(role)) {
      members.add(ModelVersion.parse(member.asText()));
    }
    if (members.isEmpty() && role.equals("deciding")) {
      throw new ModelException(
          panel.version() + ": features.json names nobody as \"deciding\"; install it again");
    }
    return members;
  }

  /**
   * What was found.
   *
   * @param decisive the mean of those that decide
   * @param opinions of each that was asked, where more than one was
   */
  public record Found(NsfwReading decisive, List<Opinion> opinions) {
    /** Copies the list. */
    public Found {
      opinions = List.copyOf(opinions);
    }
  }

  /**
   * What one model says.
   *
   * @param weighs whether it is one of those that decide
   */
  public record Opinion(ModelVersion model, boolean weighs, NsfwReading reading) {}

  /** Looks at a picture; the same picture always gives the same answer. */
  public Found look(Picture picture) {
    NsfwReading first = deciding.get(0).get().classify(picture);
    List<OnDemand<NsfwClassifier>> advisers =
        advising.stream().filter(one -> one.problem().isEmpty()).toList();
    boolean clear = first.explicit() < CLEAR && first.spread() < CLEAR;
    if (clear || deciding.size() + advisers.size() == 1) {
      return new Found(first, List.of());
    }
    List<Opinion> opinions = new ArrayList<>();
    opinions.add(new Opinion(deciding.get(0).version(), true, first));
    deciding.stream().skip(1).forEach(one -> opinions.add(opinion(one, true, picture)));
    advisers.forEach(one -> opinions.add(opinion(one, false, picture)));
    return new Found(mean(opinions), opinions);
  }

  private static Opinion opinion(OnDemand<NsfwClassifier> model, boolean weighs, Picture picture) {
    return new Opinion(model.version(), weighs, model.get().classify(picture));
  }

  /** The mean of those that weigh, with the larger of their spreads and of their disagreement. */
  static NsfwReading mean(List<Opinion> opinions) {
    List<NsfwReading> weighing =
        opinions.stream().filter(Opinion::weighs).map(Opinion::reading).toList();
    double low = least(weighing, NsfwReading::explicit);
    double high = -least(weighing, reading -> -reading.explicit());
    double spread = -least(weighing, reading -> -reading.spread());
    return new NsfwReading(
        average(weighing, NsfwReading::drawing),
        average(weighing, NsfwReading::hentai),
        average(weighing, NsfwReading::neutral),
        average(weighing, NsfwReading::porn),
        average(weighing, NsfwReading::sexy),
        Math.max(spread, high - low));
  }

  private static double average(List<NsfwReading> all, ToDoubleFunction<NsfwReading> value) {
    return all.stream().mapToDouble(value).average().orElse(0);
  }

  private static double least(List<NsfwReading> all, ToDoubleFunction<NsfwReading> value) {
    return all.stream().map(value::applyAsDouble).min(Comparator.naturalOrder()).orElse(0.0);
  }
}
