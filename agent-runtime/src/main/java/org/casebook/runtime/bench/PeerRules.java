package org.casebook.runtime.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.stream.Collectors;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.rule.Formula;

/** The conditions of clauses in the words of other engines. */
final class PeerRules {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PeerRules() {}

  /** An expression over {@code signals} and {@code beliefs}, maps from name to strength. */
  static String cel(Formula formula) {
    if (formula instanceof Formula.Established signal) {
      return "'" + signal.signal() + "' in signals";
    }
    if (formula instanceof Formula.AtLeast bound) {
      String map = bound.signal().startsWith("harm.") ? "beliefs" : "signals";
      return String.format(
          Locale.ROOT,
          "('%1$s' in %2$s && %2$s['%1$s'] >= double(%3$s))",
          bound.signal(),
          map,
          Double.toString(bound.bound()));
    }
    if (formula instanceof Formula.Not not) {
      return "!(" + cel(not.body()) + ")";
    }
    if (formula instanceof Formula.All all) {
      return joined(all, " && ", "true");
    }
    if (formula instanceof Formula.Any any) {
      return joined(any, " || ", "false");
    }
    if (formula instanceof Formula.Named named) {
      return cel(named.body());
    }
    throw new IllegalArgumentException(formula.text() + " has no counterpart in the peers");
  }

  private static String joined(Formula formula, String with, String empty) {
    return formula.parts().isEmpty()
        ? empty
        : formula.parts().stream()
            .map(part -> "(" + cel(part) + ")")
            .collect(Collectors.joining(with));
  }

  /** A rule of json-rules-engine whose event has the clause's id. */
  static ObjectNode json(Clause clause) {
    ObjectNode rule = JSON.createObjectNode();
    ObjectNode conditions = rule.putObject("conditions");
    conditions.putArray("all").add(condition(clause.when()));
    rule.putObject("event").put("type", clause.id());
    return rule;
  }

  private static ObjectNode condition(Formula formula) {
    ObjectNode node = JSON.createObjectNode();
    if (formula instanceof Formula.Established signal) {
      return node.put("fact", signal.signal())
          .put("operator", "greaterThanInclusive")
          .put("value", 0);
    }
    if (formula instanceof Formula.AtLeast bound) {
      boolean harm = bound.signal().startsWith("harm.");
      return node.put("fact", (harm ? "belief." : "") + bound.signal())
          .put("operator", "greaterThanInclusive")
          .put("value", bound.bound());
    }
    if (formula instanceof Formula.Not not) {
      node.set("not", condition(not.body()));
      return node;
    }
    if (formula instanceof Formula.Named named) {
      return condition(named.body());
    }
    if (formula instanceof Formula.All || formula instanceof Formula.Any) {
      ArrayNode parts = node.putArray(formula instanceof Formula.All ? "all" : "any");
      formula.parts().forEach(part -> parts.add(condition(part)));
      return node;
    }
    throw new IllegalArgumentException(formula.text() + " has no counterpart in the peers");
  }
}
