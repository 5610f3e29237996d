package org.casebook.runtime.policy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Checks the links between clauses, and expands the globs of exceptions. */
final class ClauseLinks {
  private static final Pattern GLOB = Pattern.compile("([A-Z]{2}[0-3]?)\\*");

  private final SortedMap<String, ClauseDraft> drafts;
  private final HeaderDraft header;

  ClauseLinks(SortedMap<String, ClauseDraft> drafts, HeaderDraft header) {
    this.drafts = drafts;
    this.header = header;
  }

  /** All clauses by id, with globs expanded; problems go to each clause's reporter. */
  SortedMap<String, Clause> resolve() {
    SortedMap<String, Clause> clauses = new TreeMap<>();
    for (ClauseDraft draft : drafts.values()) {
      overrides(draft);
      clauses.put(draft.id(), draft.clause().withExcepts(excepts(draft)));
    }
    new LinkCycles(
            drafts,
            ClauseDraft::overrides,
            "overrides form a cycle",
            "remove one of these overrides")
        .report();
    new LinkCycles(
            drafts,
            ClauseDraft::excepts,
            "exceptions form a cycle",
            "remove one of these exceptions")
        .report();
    return clauses;
  }

  private void overrides(ClauseDraft draft) {
    for (Scalar target : draft.overrides()) {
      if (target.text().equals(draft.id())) {
        draft.reporter().at(target, "a clause can not override itself", "remove it");
      } else if (!drafts.containsKey(target.text())) {
        draft.reporter().unknown(target, "clause", drafts.keySet());
      }
    }
  }

  private List<String> excepts(ClauseDraft draft) {
    TreeSet<String> excused = new TreeSet<>();
    for (Scalar target : draft.excepts()) {
      Matcher glob = GLOB.matcher(target.text());
      if (glob.matches()) {
        excused.addAll(glob(draft, target, glob.group(1)));
      } else if (named(draft, target)) {
        excused.add(target.text());
      }
    }
    if (!excused.isEmpty() && excused.stream().noneMatch(id -> canDefeat(draft.clause(), id))) {
      draft
          .reporter()
          .at(
              draft.anchor(),
              "the exception excuses nothing: every clause it names overrides it or has a higher"
                  + " priority",
              "remove the exception or the overrides, or raise its priority");
    }
    return List.copyOf(excused);
  }

  private boolean canDefeat(Clause exception, String id) {
    ClauseDraft named = drafts.get(id);
    return named != null
        && exception.priority() >= named.clause().priority()
        && !named.clause().overrides().contains(exception.id());
  }

  private List<String> glob(ClauseDraft draft, Scalar target, String prefix) {
    List<String> matched =
        drafts.values().stream()
            .map(ClauseDraft::clause)
            .filter(c -> c.id().startsWith(prefix) && !c.exception() && !c.critical())
            .map(Clause::id)
            .toList();
    if (matched.isEmpty()) {
      draft
          .reporter()
          .at(
              target,
              "'" + target.text() + "' matches no clause",
              "globs match neither exceptions nor critical clauses; name a clause or remove it");
    }
    return matched;
  }

  private boolean named(ClauseDraft draft, Scalar target) {
    ClauseDraft excused = drafts.get(target.text());
    if (excused == null) {
      draft.reporter().unknown(target, "clause", drafts.keySet());
      return false;
    }
    if (target.text().equals(draft.id())) {
      draft.reporter().at(target, "an exception can not excuse itself", "remove it");
      return false;
    }
    boolean always = header.areaOf(excused.id()).filter(Policy.Area::critical).isPresent();
    if (always) {
      draft
          .reporter()
          .at(
              target,
              "a clause of a critical area is never excused",
              "remove '" + target.text() + "'");
    }
    return !always;
  }
}
