package org.casebook.runtime.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.log.Event.Stage;
import org.casebook.runtime.log.LoggedEvent;

/** What became of each policy in this workspace: drafts, shadows, published versions. */
public final class PolicyHistory {
  private final TreeMap<String, List<LoggedEvent>> stages = new TreeMap<>();

  private PolicyHistory() {}

  /** The history after these events, oldest first; events of other kinds are passed over. */
  public static PolicyHistory of(Collection<LoggedEvent> events) {
    PolicyHistory history = new PolicyHistory();
    for (LoggedEvent logged : events) {
      if (logged.event() instanceof PolicyStaged staged) {
        history.stages.computeIfAbsent(staged.policy().id(), id -> new ArrayList<>()).add(logged);
      }
    }
    return history;
  }

  /** Policies of which anything was ever saved. */
  public SortedSet<String> policies() {
    return new TreeSet<>(stages.keySet());
  }

  /** Everything that happened to a policy, oldest first. */
  public List<LoggedEvent> of(String policy) {
    return List.copyOf(stages.getOrDefault(policy, List.of()));
  }

  /** Published versions, oldest first; the last is the one that decides. */
  public List<PolicyStaged> published(String policy) {
    return of(policy).stream()
        .map(PolicyHistory::staged)
        .filter(event -> event.stage() == Stage.PUBLISHED)
        .toList();
  }

  /** The draft that is being written: the last one saved, unless it was published or given up. */
  public Optional<PolicyStaged> draft(String policy) {
    return standing(policy, Stage.DRAFT);
  }

  /** The version that runs beside the published one. */
  public Optional<PolicyStaged> shadow(String policy) {
    return standing(policy, Stage.SHADOW);
  }

  private Optional<PolicyStaged> standing(String policy, Stage wanted) {
    Optional<PolicyStaged> standing = Optional.empty();
    for (LoggedEvent logged : of(policy)) {
      PolicyStaged event = staged(logged);
      if (event.stage() == wanted) {
        standing = Optional.of(event);
      } else if (event.stage() == Stage.DISCARDED
          || (event.stage() == Stage.PUBLISHED
              && standing.filter(s -> s.content().equals(event.content())).isPresent())) {
        standing = Optional.empty();
      }
    }
    return standing;
  }

  private static PolicyStaged staged(LoggedEvent logged) {
    return (PolicyStaged) logged.event();
  }
}
