package org.casebook.runtime.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Reads lists that are either {@code ["*"]} for all, or names. */
final class Places {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Reporter reporter;

  Places(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Whether this is an ISO 3166-1 alpha-2 code. */
  static boolean country(String code) {
    return COUNTRIES.contains(code);
  }

  /** ISO 3166 codes; empty means everywhere. */
  List<String> jurisdiction(Fields fields) {
    return list(
        fields, "jurisdiction", Places::country, "a country code of two capitals, as in \"DE\"");
  }

  /** The names under a key; empty for all. */
  List<String> list(Fields fields, String key, Predicate<String> allowed, String form) {
    List<Scalar> items = fields.texts(key);
    boolean all = items.stream().anyMatch(item -> item.text().equals("*"));
    if (all && items.size() > 1) {
      reporter.at(items.get(0), "'*' stands beside other entries", "keep '*' or the others");
    }
    if (items.isEmpty()
        && fields.node(key).filter(SourceNode.Items.class::isInstance).isPresent()) {
      fields.node(key).ifPresent(node -> reporter.at(node, key + " is empty", "write [\"*\"]"));
    }
    if (all) {
      return List.of();
    }
    for (Scalar item : items) {
      if (!allowed.test(item.text())) {
        reporter.at(item, "'" + item.text() + "' is no " + key, "write " + form + ", or \"*\"");
      }
    }
    return items.stream().map(Scalar::text).toList();
  }
}
