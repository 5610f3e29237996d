package org.casebook.runtime.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a clause contributes to a statement of reasons (Regulation (EU) 2022/2065, Article 17): a
 * suggestion that the person who decides may change.
 *
 * @param ground whether the content is illegal, or only against the terms of the service
 * @param category one of {@link StatementCategory#names()}
 * @param keywords refinements that belong to the category; may be empty
 * @param law act and article, in words; empty when the ground is the terms of the service alone
 */
public record LegalBasis(Ground ground, String category, List<String> keywords, String law) {
  public LegalBasis {
    keywords = List.copyOf(keywords);
  }

  /** Why content may be acted on. */
  public enum Ground {
    /** Against the law of the Union or of a member state. */
    ILLEGAL("DECISION_GROUND_ILLEGAL_CONTENT"),
    /** Against the terms and conditions of the service. */
    INCOMPATIBLE("DECISION_GROUND_INCOMPATIBLE_CONTENT");

    private final String field;

    Ground(String field) {
      this.field = field;
    }

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The value of {@code decision_ground} in the transparency database of the Commission. */
    public String field() {
      return field;
    }

    /** The ground with this key, or empty when there is none. */
    static Optional<Ground> ofKey(String key) {
      return Arrays.stream(values()).filter(ground -> ground.key().equals(key)).findFirst();
    }
  }
}
