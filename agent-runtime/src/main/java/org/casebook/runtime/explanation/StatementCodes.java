package org.casebook.runtime.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.LegalBasis;
import org.casebook.runtime.policy.LegalBasis.Ground;

/** The codes of the transparency database for what Casebook knows under other names. */
final class StatementCodes {
  private static final String CATEGORY = "STATEMENT_CATEGORY_";
  private static final String VISIBILITY = "DECISION_VISIBILITY_CONTENT_";

  private static final Map<String, String> MEASURES =
      Map.of("hide", "DISABLED", "demote", "DEMOTED", "age_gate", "AGE_RESTRICTED");

  private StatementCodes() {}

  /** What a clause says of itself, else what its area suggests under the terms of the service. */
  static LegalBasis basis(Clause clause) {
    return clause
        .legalBasis()
        .or(() -> clause.area().map(StatementCodes::suggested))
        .orElseGet(() -> terms("OTHER_VIOLATION_TC"));
  }

  private static LegalBasis suggested(HarmArea area) {
    return switch (area) {
      case HATE -> terms("ILLEGAL_OR_HARMFUL_SPEECH", "KEYWORD_HATE_SPEECH");
      case HARASSMENT -> terms("CYBER_VIOLENCE", "KEYWORD_CYBER_HARASSMENT");
      case VIOLENCE -> terms("VIOLENCE");
      case SEXUAL -> terms("OTHER_VIOLATION_TC", "KEYWORD_ADULT_SEXUAL_MATERIAL");
      case SELF_HARM -> terms("SELF_HARM");
      case SCAM_SPAM -> terms("SCAMS_AND_FRAUD");
      case DANGEROUS_GOODS ->
          terms("UNSAFE_AND_PROHIBITED_PRODUCTS", "KEYWORD_PROHIBITED_PRODUCTS");
      case SYNTHETIC_MEDIA -> terms("OTHER_VIOLATION_TC");
      case CHILD_SAFETY -> terms("PROTECTION_OF_MINORS");
    };
  }

  private static LegalBasis terms(String category, String... keywords) {
    return new LegalBasis(Ground.INCOMPATIBLE, CATEGORY + category, List.of(keywords), "");
  }

  /** Restrictions of the content's visibility. */
  static List<String> visibility(Action action, List<String> measures) {
    List<String> codes = new ArrayList<>();
    if (action == Action.REMOVE) {
      codes.add(VISIBILITY + "REMOVED");
    }
    for (String measure : measures) {
      Optional.ofNullable(MEASURES.get(measure)).map(VISIBILITY::concat).ifPresent(codes::add);
    }
    if (action == Action.LABEL) {
      codes.add(VISIBILITY + "LABELLED");
    }
    if (codes.isEmpty() && action == Action.RESTRICT) {
      codes.add(VISIBILITY + "INTERACTION_RESTRICTED");
    }
    return codes.stream().distinct().toList();
  }

  /** Kind of content. */
  static String contentType(ItemKind kind) {
    return "CONTENT_TYPE_" + kind.name();
  }
}
