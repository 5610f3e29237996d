package org.casebook.app.desk;

import java.util.List;
import java.util.Optional;

/**
 * The order of work: the cases of the queue as it is filtered and sorted, so that next and previous
 * on the case file follow what the analyst saw. Used on the FX thread only.
 */
public final class Worklist {
  private List<String> order = List.of();

  /** Takes over an order. */
  public void set(List<String> caseIds) {
    order = List.copyOf(caseIds);
  }

  /** The cases in order. */
  public List<String> order() {
    return order;
  }

  /** The case {@code by} places further on, if there is one. */
  public Optional<String> step(String from, int by) {
    int at = order.indexOf(from);
    int to = at < 0 ? 0 : at + by;
    return to >= 0 && to < order.size() ? Optional.of(order.get(to)) : Optional.empty();
  }

  /** From 1; 0 when the case is not on the list. */
  public int place(String caseId) {
    return order.indexOf(caseId) + 1;
  }
}
