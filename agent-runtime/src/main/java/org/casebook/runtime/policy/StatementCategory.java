package org.casebook.runtime.policy;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The categories of statements of reasons, and the keywords that refine each, as Annex II of
 * Implementing Regulation (EU) 2024/2835 and the Commission's transparency database name them.
 */
public final class StatementCategory {
  private static final String CATEGORY = "STATEMENT_CATEGORY_";
  private static final String KEYWORD = "KEYWORD_";

  private static final String TABLE =
      """
      ANIMAL_WELFARE: ANIMAL_HARM UNLAWFUL_SALE_ANIMALS
      CONSUMER_INFORMATION: HIDDEN_ADVERTISEMENT INSUFFICIENT_INFORMATION_ON_TRADERS \
        MISLEADING_INFO_GOODS_SERVICES MISLEADING_INFO_CONSUMER_RIGHTS NONCOMPLIANCE_PRICING
      CYBER_VIOLENCE: CYBER_BULLYING_INTIMIDATION CYBER_HARASSMENT CYBER_INCITEMENT \
        CYBER_STALKING NON_CONSENSUAL_IMAGE_SHARING NON_CONSENSUAL_MATERIAL_DEEPFAKE
      CYBER_VIOLENCE_AGAINST_WOMEN: BULLYING_AGAINST_GIRLS CYBER_HARASSMENT_AGAINST_WOMEN \
        CYBER_STALKING_AGAINST_WOMEN FEMALE_GENDERED_DISINFORMATION INCITEMENT_AGAINST_WOMEN \
        NON_CONSENSUAL_IMAGE_SHARING_AGAINST_WOMEN NON_CONSENSUAL_MATERIAL_DEEPFAKE_AGAINST_WOMEN
      DATA_PROTECTION_AND_PRIVACY_VIOLATIONS: BIOMETRIC_DATA_BREACH DATA_FALSIFICATION \
        MISSING_PROCESSING_GROUND RIGHT_TO_BE_FORGOTTEN
      ILLEGAL_OR_HARMFUL_SPEECH: DEFAMATION DISCRIMINATION HATE_SPEECH
      INTELLECTUAL_PROPERTY_INFRINGEMENTS: COPYRIGHT_INFRINGEMENT DESIGN_INFRINGEMENT \
        GEOGRAPHIC_INDICATIONS_INFRINGEMENT PATENT_INFRINGEMENT TRADE_SECRET_INFRINGEMENT \
        TRADEMARK_INFRINGEMENT
      NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS: MISINFORMATION_DISINFORMATION \
        VIOLATION_EU_LAW VIOLATION_NATIONAL_LAW
      NOT_SPECIFIED_NOTICE:
      OTHER_VIOLATION_TC: ADULT_SEXUAL_MATERIAL AGE_SPECIFIC_RESTRICTIONS \
        GEOGRAPHICAL_REQUIREMENTS GOODS_SERVICES_NOT_PERMITTED LANGUAGE_REQUIREMENTS NUDITY
      PROTECTION_OF_MINORS: AGE_SPECIFIC_RESTRICTIONS_MINORS CHILD_SEXUAL_ABUSE_MATERIAL \
        CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE GROOMING_SEXUAL_ENTICEMENT_MINORS UNSAFE_CHALLENGES
      RISK_FOR_PUBLIC_SECURITY: ILLEGAL_ORGANIZATIONS RISK_ENVIRONMENTAL_DAMAGE \
        RISK_PUBLIC_HEALTH TERRORIST_CONTENT
      SCAMS_AND_FRAUD: IMPERSONATION_ACCOUNT_HIJACKING INAUTHENTIC_ACCOUNTS \
        INAUTHENTIC_LISTINGS INAUTHENTIC_USER_REVIEWS PHISHING PYRAMID_SCHEMES
      SELF_HARM: CONTENT_PROMOTING_EATING_DISORDERS SELF_MUTILATION SUICIDE
      UNSAFE_AND_PROHIBITED_PRODUCTS: PROHIBITED_PRODUCTS UNSAFE_PRODUCTS
      VIOLENCE: COORDINATED_HARM INCITEMENT_VIOLENCE_HATRED HUMAN_EXPLOITATION \
        HUMAN_TRAFFICKING TRAFFICKING_WOMEN_GIRLS
      """;

  private static final SortedMap<String, SortedSet<String>> KEYWORDS = read();

  private StatementCategory() {}

  /** Every category, sorted, as in {@code STATEMENT_CATEGORY_SCAMS_AND_FRAUD}. */
  public static SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(KEYWORDS.keySet()));
  }

  /** The keywords of a category, as in {@code KEYWORD_PHISHING}; empty for an unknown category. */
  public static SortedSet<String> keywords(String category) {
    return Optional.ofNullable(KEYWORDS.get(category)).orElse(Collections.emptySortedSet());
  }

  private static SortedMap<String, SortedSet<String>> read() {
    TreeMap<String, SortedSet<String>> table = new TreeMap<>();
    for (String line : TABLE.lines().toList()) {
      String[] parts = line.split(":", -1);
      SortedSet<String> keywords = new TreeSet<>();
      for (String word : parts[1].strip().split("\\s+", -1)) {
        if (!word.isEmpty()) {
          keywords.add(KEYWORD + word);
        }
      }
      if (!keywords.isEmpty()) {
        keywords.add(KEYWORD + "OTHER");
      }
      table.put(CATEGORY + parts[0], Collections.unmodifiableSortedSet(keywords));
    }
    return Collections.unmodifiableSortedMap(table);
  }
}
