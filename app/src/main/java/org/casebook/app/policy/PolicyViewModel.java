package org.casebook.app.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/** The policy, the clause that is open in it, and the citation that led there. */
public final class PolicyViewModel {
  private final ReadOnlyObjectWrapper<Optional<Policy>> policy =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> open =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Citation> cited = Optional.empty();

  /** Reads the policy in the background. */
  public PolicyViewModel(AgentRuntime runtime, FxDoor door) {
    door.load(
        runtime::policy,
        read -> {
          policy.set(Optional.of(read));
          if (open.get().isEmpty() && !read.clauses().isEmpty()) {
            open.set(Optional.of(read.clauses().firstKey()));
          }
        },
        e -> problem.set(String.valueOf(e.getMessage())));
  }

  /** Opens a clause, coming from a citation or not. */
  public void open(String clauseId, Optional<Citation> from) {
    cited = from;
    search.set("");
    if (open.get().filter(clauseId::equals).isPresent()) {
      open.set(Optional.empty());
    }
    open.set(Optional.of(clauseId));
  }

  ReadOnlyObjectProperty<Optional<Policy>> policyProperty() {
    return policy.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  StringProperty searchProperty() {
    return search;
  }

  ObjectProperty<Optional<String>> openProperty() {
    return open;
  }

  /** The open clause. */
  Optional<Clause> clause() {
    return policy.get().flatMap(held -> open.get().flatMap(held::clause));
  }

  /** The citation that led to the open clause. */
  Optional<Citation> cited() {
    return cited.filter(from -> open.get().filter(from.clause()::equals).isPresent());
  }

  /** Clauses in which every word of the search occurs. */
  List<Clause> found() {
    String[] wanted = search.get().strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    return policy.get().stream()
        .flatMap(held -> held.clauses().values().stream())
        .filter(clause -> matches(clause, wanted))
        .toList();
  }

  /** The letters that start a clause's id: the group that it stands in. */
  static String code(Clause clause) {
    return clause.id().substring(0, 2);
  }

  /** What the policy calls the group of clauses with this code. */
  String areaTitle(String code) {
    return policy.get().stream()
        .flatMap(held -> held.areas().stream())
        .filter(area -> area.code().equals(code))
        .map(Policy.Area::title)
        .findFirst()
        .orElse(code);
  }

  /** Exceptions that excuse a clause. */
  List<Clause> exceptionsTo(String clauseId) {
    return policy.get().stream()
        .flatMap(held -> held.clauses().values().stream())
        .filter(clause -> clause.exception() && clause.excepts().contains(clauseId))
        .toList();
  }

  private static boolean matches(Clause clause, String[] wanted) {
    String text =
        (clause.id() + ' ' + clause.title() + ' ' + clause.body()).toLowerCase(Locale.ROOT);
    for (String word : wanted) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
