package org.casebook.runtime.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.policy.LegalBasis.Ground;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Reads the keys of a clause that a statement of reasons is made from. */
final class LegalBasisReader {
  /** The keys, in the order in which the format explains them. */
  static final List<String> KEYS = List.of("ground", "category", "keywords", "legal_basis");

  private final Reporter reporter;
  private final Fields fields;

  LegalBasisReader(Reporter reporter, Fields fields) {
    this.reporter = reporter;
    this.fields = fields;
  }

  /** The legal basis; empty when the clause has none of the keys, or when one is wrong. */
  Optional<LegalBasis> read(boolean exception) {
    Optional<String> first = KEYS.stream().filter(fields::has).findFirst();
    if (first.isEmpty()) {
      return Optional.empty();
    }
    if (exception) {
      report(first.get(), "an exception has no legal basis", "put act and article in its Notes");
      return Optional.empty();
    }
    fields.require("ground", "category");
    Optional<Ground> ground = ground();
    Optional<String> category = category();
    List<String> keywords = keywords(category);
    Optional<Scalar> law = fields.text("legal_basis");
    if (ground.filter(g -> g == Ground.ILLEGAL).isPresent() && !fields.has("legal_basis")) {
      report("ground", "an illegal ground names no law", "add 'legal_basis': act and article");
    }
    return ground.flatMap(
        g -> category.map(c -> new LegalBasis(g, c, keywords, law.map(Scalar::text).orElse(""))));
  }

  private Optional<Ground> ground() {
    Optional<Scalar> key = fields.text("ground");
    Optional<Ground> ground = key.flatMap(k -> Ground.ofKey(k.text()));
    if (key.isPresent() && ground.isEmpty()) {
      reporter.unknown(
          key.get(), "ground", Arrays.stream(Ground.values()).map(Ground::key).toList());
    }
    return ground;
  }

  private Optional<String> category() {
    Optional<Scalar> name = fields.text("category");
    Optional<Scalar> known = name.filter(n -> StatementCategory.names().contains(n.text()));
    if (name.isPresent() && known.isEmpty()) {
      reporter.unknown(name.get(), "category", StatementCategory.names());
    }
    return known.map(Scalar::text);
  }

  private List<String> keywords(Optional<String> category) {
    List<Scalar> words = fields.texts("keywords");
    if (category.isEmpty()) {
      return List.of();
    }
    for (Scalar word : words) {
      if (!StatementCategory.keywords(category.get()).contains(word.text())) {
        reporter.at(
            word,
            "'" + word.text() + "' is no keyword of " + category.get(),
            Suggestion.remedy(word.text(), StatementCategory.keywords(category.get())));
      }
    }
    return words.stream().map(Scalar::text).toList();
  }

  private void report(String key, String message, String remedy) {
    fields.node(key).ifPresent(node -> reporter.at(node, message, remedy));
  }
}
