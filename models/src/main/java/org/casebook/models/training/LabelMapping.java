package org.casebook.models.training;

import static org.casebook.models.HarmCategory.HARASSMENT;
import static org.casebook.models.HarmCategory.HATE;
import static org.casebook.models.HarmCategory.SCAM_SPAM;
import static org.casebook.models.HarmCategory.SELF_HARM;
import static org.casebook.models.HarmCategory.SEXUAL;
import static org.casebook.models.HarmCategory.VIOLENCE;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;

/**
 * What the labels of each public data set say of our categories, and what they leave open.
 *
 * <p>A data set answers the question its annotators were asked and no other. Where the question was
 * a different one, the label stays unknown: offensive language is not "no hate", and a hateful
 * message may or may not be a threat.
 */
final class LabelMapping {
  private final Map<Label, Boolean> labels = new HashMap<>();

  private LabelMapping() {}

  /** The categories of the moderation set; a key that is missing was not asked. */
  static Map<Label, Boolean> openAi(JsonNode row) {
    JsonNode given = row.path("labels");
    LabelMapping mapping = new LabelMapping();
    mapping.either(given, HATE, "H", "H2");
    mapping.either(given, HARASSMENT, "HR");
    mapping.either(given, VIOLENCE, "V", "V2");
    mapping.either(given, SEXUAL, "S");
    mapping.either(given, SELF_HARM, "SH");
    return mapping.any(mapping.labels.containsValue(true)).labels;
  }

  /** Votes decide: a message that a part of the annotators called hate stays unknown. */
  static Map<Label, Boolean> davidson(JsonNode row) {
    LabelMapping mapping = new LabelMapping();
    int hate = row.path("votes").path("hate_speech").asInt();
    String majority = row.path("labels").path("class").asText();
    if (majority.equals("hate")) {
      mapping.yes(HATE).any(true);
    } else if (majority.equals("offensive")) {
      if (hate == 0) {
        mapping.no(HATE);
      }
    } else {
      mapping.no(HATE, HARASSMENT).any(false);
    }
    return mapping.labels;
  }

  static Map<Label, Boolean> hateXplain(JsonNode row) {
    LabelMapping mapping = new LabelMapping();
    return switch (row.path("labels").path("class").asText()) {
      case "hatespeech" -> mapping.yes(HATE).any(true).labels;
      case "offensive" -> mapping.any(true).labels;
      default -> mapping.no(HATE, HARASSMENT, SCAM_SPAM).any(false).labels;
    };
  }

  /** The fine class "threatening" is the one source of threats; incitement is left open. */
  static Map<Label, Boolean> implicitHate(JsonNode row) {
    LabelMapping mapping = new LabelMapping();
    if (row.path("labels").path("class").asText().equals("not_hate")) {
      return mapping.no(HATE, VIOLENCE).any(false).labels;
    }
    String fine = row.path("fine").path("implicit_class").asText();
    mapping.yes(HATE).any(true);
    if (fine.equals("threatening")) {
      mapping.yes(VIOLENCE);
    } else if (Set.of("white_grievance", "stereotypical", "inferiority", "irony").contains(fine)) {
      mapping.no(VIOLENCE);
    }
    return mapping.labels;
  }

  static Map<Label, Boolean> toxigen(JsonNode row) {
    LabelMapping mapping = new LabelMapping();
    return row.path("labels").path("class").asText().equals("hate")
        ? mapping.yes(HATE).no(SCAM_SPAM).any(true).labels
        : mapping.no(HATE, HARASSMENT, VIOLENCE, SCAM_SPAM).any(false).labels;
  }

  static Map<Label, Boolean> hatemoji(JsonNode row) {
    LabelMapping mapping = new LabelMapping().no(SCAM_SPAM);
    return row.path("labels").path("class").asText().equals("hateful")
        ? mapping.yes(HATE).any(true).labels
        : mapping.no(HATE).any(false).labels;
  }

  static Map<Label, Boolean> germEval(JsonNode row) {
    LabelMapping mapping = new LabelMapping();
    return switch (row.path("labels").path("fine").asText()) {
      case "ABUSE" -> mapping.yes(HATE).any(true).labels;
      case "INSULT" -> mapping.yes(HARASSMENT).any(true).labels;
      case "PROFANITY" -> mapping.any(true).labels;
      default -> mapping.no(HATE, HARASSMENT).any(false).labels;
    };
  }

  /** Chinese posts about race, gender and region: offence against these groups is hate. */
  static Map<Label, Boolean> cold(JsonNode row) {
    LabelMapping mapping = new LabelMapping();
    return row.path("labels").path("class").asText().equals("offensive")
        ? mapping.yes(HATE).any(true).labels
        : mapping.no(HATE).any(false).labels;
  }

  static Map<Label, Boolean> mlma(JsonNode row) {
    LabelMapping mapping = new LabelMapping();
    String sentiment = row.path("labels").path("sentiment").asText();
    if (sentiment.contains("hateful")) {
      mapping.yes(HATE).any(true);
    } else if (sentiment.equals("normal")) {
      mapping.no(HATE, HARASSMENT).any(false);
    } else if (sentiment.contains("abusive")) {
      mapping.any(true);
    }
    return mapping.labels;
  }

  static Map<Label, Boolean> sms(JsonNode row) {
    LabelMapping mapping = new LabelMapping().no(HATE, HARASSMENT, VIOLENCE);
    return row.path("labels").path("class").asText().equals("spam")
        ? mapping.yes(SCAM_SPAM).any(true).labels
        : mapping.no(SCAM_SPAM, SEXUAL, SELF_HARM).any(false).labels;
  }

  /** Paragraphs of the Universal Declaration of Human Rights: harmless in seventy languages. */
  static Map<Label, Boolean> harmless(JsonNode row) {
    LabelMapping mapping = new LabelMapping().any(false);
    EnumSet.allOf(HarmCategory.class).forEach(mapping::no);
    return mapping.labels;
  }

  private LabelMapping yes(HarmCategory category) {
    labels.put(Label.of(category), true);
    return this;
  }

  private LabelMapping no(HarmCategory... categories) {
    for (HarmCategory category : categories) {
      labels.put(Label.of(category), false);
    }
    return this;
  }

  private LabelMapping any(boolean value) {
    labels.put(Label.ANY, value);
    return this;
  }

  private void either(JsonNode given, HarmCategory category, String first, String... more) {
    if (given.has(first)) {
      boolean value = given.path(first).asInt() == 1;
      for (String key : more) {
        value |= given.path(key).asInt() == 1;
      }
      labels.put(Label.of(category), value);
    }
  }
}
