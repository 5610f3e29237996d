package org.casebook.runtime.samples;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.casebook.runtime.rule.Formula;

/**
 * A condition as groups of signals: of each group at least one must be established. That is its
 * conjunctive normal form without what forbids or bounds: a text is made for the groups, and the
 * policy itself says afterwards whether the whole condition holds.
 */
final class RequiredSignals {
  private RequiredSignals() {}

  /** The groups; none when the condition asks for nothing to be there. */
  static List<List<String>> of(Formula formula) {
    if (formula instanceof Formula.Established established) {
      return List.of(List.of(established.signal()));
    }
    if (formula instanceof Formula.AtLeast bound) {
      return List.of(List.of(bound.signal()));
    }
    if (formula instanceof Formula.Named named) {
      return of(named.body());
    }
    if (formula instanceof Formula.All all) {
      return all.parts().stream().flatMap(part -> of(part).stream()).distinct().toList();
    }
    if (formula instanceof Formula.Any any) {
      return alternatives(any);
    }
    if (formula instanceof Formula.Opaque) {
      return List.of(List.copyOf(formula.supporting()));
    }
    return List.of();
  }

  /** One group of each alternative, joined, in every way. */
  private static List<List<String>> alternatives(Formula.Any any) {
    List<List<String>> joined = List.of(List.of());
    for (Formula part : any.parts()) {
      List<List<String>> more = new ArrayList<>();
      for (List<String> sofar : joined) {
        for (List<String> group : of(part)) {
          Set<String> both = new LinkedHashSet<>(sofar);
          both.addAll(group);
          more.add(List.copyOf(both));
        }
      }
      joined = more;
    }
    return joined;
  }
}
