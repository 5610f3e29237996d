package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Finds cycles of links between clauses by depth-first search; each is reported once. */
final class LinkCycles {
  private final SortedMap<String, ClauseDraft> drafts;
  private final Function<ClauseDraft, List<Scalar>> links;
  private final String message;
  private final String remedy;
  private final List<String> path = new ArrayList<>();
  private final TreeSet<String> done = new TreeSet<>();

  /**
   * @param links the ids, as written, that a clause points to
   * @param message what is said of a cycle, before its path
   */
  LinkCycles(
      SortedMap<String, ClauseDraft> drafts,
      Function<ClauseDraft, List<Scalar>> links,
      String message,
      String remedy) {
    this.drafts = drafts;
    this.links = links;
    this.message = message;
    this.remedy = remedy;
  }

  void report() {
    drafts.values().forEach(this::visit);
  }

  private void visit(ClauseDraft draft) {
    if (done.contains(draft.id())) {
      return;
    }
    path.add(draft.id());
    for (Scalar target : links.apply(draft)) {
      ClauseDraft next = drafts.get(target.text());
      int at = path.indexOf(target.text());
      if (at >= 0 && at < path.size() - 1) {
        String cycle = String.join(" -> ", path.subList(at, path.size())) + " -> " + target.text();
        draft.reporter().at(target, message + ": " + cycle, remedy);
      } else if (next != null && at < 0) {
        visit(next);
      }
    }
    path.remove(path.size() - 1);
    done.add(draft.id());
  }
}
