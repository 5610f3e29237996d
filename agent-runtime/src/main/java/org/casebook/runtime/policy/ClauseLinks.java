package org.casebook.runtime.policy;

import java.util.ArrayList;
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
      clauses.put(draft.id(), withExcepts(draft.clause(), excepts(draft)));
    }
    new OverrideCycles(drafts).report();
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
    if (!excused.isEmpty() && excused.stream().allMatch(id -> overrides(id, draft.id()))) {
      draft
          .reporter()
          .at(
              draft.anchor(),
              "the exception excuses nothing: every clause it names overrides it",
              "remove the exception, or the overrides");
    }
    return List.copyOf(excused);
  }

  private boolean overrides(String clause, String exception) {
    return drafts.values().stream()
        .anyMatch(d -> d.id().equals(clause) && d.clause().overrides().contains(exception));
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
    if (excused.clause().exception()) {
      draft.reporter().at(target, "an exception can not be excused", "name a harm clause");
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

  private static Clause withExcepts(Clause c, List<String> excepts) {
    return new Clause(
        c.id(),
        c.title(),
        c.area(),
        c.action(),
        c.severity(),
        c.critical(),
        c.requires(),
        excepts,
        c.overrides(),
        c.defines(),
        c.jurisdiction(),
        c.measures(),
        c.legalBasis(),
        c.body(),
        c.sha256());
  }

  /** Finds cycles of overrides by depth-first search; each is reported once. */
  private static final class OverrideCycles {
    private final SortedMap<String, ClauseDraft> drafts;
    private final List<String> path = new ArrayList<>();
    private final TreeSet<String> done = new TreeSet<>();

    OverrideCycles(SortedMap<String, ClauseDraft> drafts) {
      this.drafts = drafts;
    }

    void report() {
      drafts.values().forEach(this::visit);
    }

    private void visit(ClauseDraft draft) {
      if (done.contains(draft.id())) {
        return;
      }
      path.add(draft.id());
      for (Scalar target : draft.overrides()) {
        ClauseDraft next = drafts.get(target.text());
        int at = path.indexOf(target.text());
        if (at >= 0 && at < path.size() - 1) {
          String cycle =
              String.join(" -> ", path.subList(at, path.size())) + " -> " + target.text();
          draft
              .reporter()
              .at(target, "overrides form a cycle: " + cycle, "remove one of these overrides");
        } else if (next != null && at < 0) {
          visit(next);
        }
      }
      path.remove(path.size() - 1);
      done.add(draft.id());
    }
  }
}
