package org.casebook.runtime.view;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.runtime.log.Event.Gate;
import org.casebook.runtime.log.Event.ModelPromoted;
import org.casebook.runtime.log.Event.ModelRejected;
import org.casebook.runtime.log.LoggedEvent;

/**
 * Which model version decides in each role: what the log last promoted. A role that nothing was
 * promoted in has no champion here; there the bundled version decides.
 */
public final class Champions {
  /** No promotion ever. */
  public static final Champions NONE = new Champions();

  private final Map<String, Deque<LoggedEvent>> promotions = new HashMap<>();
  private final Map<String, List<String>> objections = new TreeMap<>();

  private Champions() {}

  /** The champions after these events, oldest first; events of other kinds are passed over. */
  public static Champions of(Collection<LoggedEvent> events) {
    Champions champions = new Champions();
    for (LoggedEvent logged : events) {
      if (logged.event() instanceof ModelRejected rejected) {
        champions.objections.put(rejected.challenger(), rejected.reasons());
      } else if (logged.event() instanceof ModelPromoted promoted) {
        champions.objections.remove(promoted.to());
        Deque<LoggedEvent> standing =
            champions.promotions.computeIfAbsent(promoted.role(), role -> new ArrayDeque<>());
        if (promoted.gate() == Gate.ROLLED_BACK) {
          standing.poll();
        } else {
          standing.push(logged);
        }
      }
    }
    return champions;
  }

  /** The version promoted in a role, as {@code name:version}. */
  public Optional<String> version(String role) {
    return promotion(role).map(logged -> ((ModelPromoted) logged.event()).to());
  }

  /** What spoke against each version when it was last measured, if it was not promoted since. */
  public Map<String, List<String>> objections() {
    return Collections.unmodifiableMap(objections);
  }

  /** The promotion that stands in a role; taking it back brings its {@code from} again. */
  public Optional<LoggedEvent> promotion(String role) {
    return Optional.ofNullable(promotions.get(role)).map(Deque::peek);
  }
}
