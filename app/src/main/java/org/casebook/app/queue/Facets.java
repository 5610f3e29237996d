package org.casebook.app.queue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.view.CaseStatus;
import org.controlsfx.control.CheckComboBox;

/** The facets above the queue: several choices in each narrow it down. */
final class Facets {
  private final CheckComboBox<CaseStatus> status;
  private final CheckComboBox<Action> action;
  private final CheckComboBox<HarmArea> area;
  private final CheckComboBox<String> language;
  private final Texts texts;
  private boolean quiet;

  Facets(Texts texts, HBox bar, Runnable changed) {
    Words words = new Words(texts);
    this.texts = texts;
    this.status = box("status", words::status, List.of(CaseStatus.values()), changed);
    this.action = box("action", words::action, List.of(Action.values()), changed);
    this.area = box("area", words::area, List.of(HarmArea.values()), changed);
    this.language = box("language", words::language, List.of(), changed);
    bar.getChildren().addAll(status, action, area, language);
  }

  QueueFilter filter(String text) {
    return new QueueFilter(
        text, checked(area), checked(status), checked(action), checked(language));
  }

  void clear() {
    quiet = true;
    for (CheckComboBox<?> box : List.of(status, action, area, language)) {
      box.getCheckModel().clearChecks();
    }
    quiet = false;
  }

  void languages(List<String> codes) {
    if (!codes.equals(language.getItems())) {
      quiet = true;
      Set<String> kept = checked(language);
      language.getCheckModel().clearChecks();
      language.getItems().setAll(codes);
      kept.forEach(language.getCheckModel()::check);
      quiet = false;
    }
  }

  private static <T> Set<T> checked(CheckComboBox<T> box) {
    Set<T> chosen = new HashSet<>(new ArrayList<>(box.getCheckModel().getCheckedItems()));
    chosen.removeIf(java.util.Objects::isNull);
    return chosen;
  }

  private <T> CheckComboBox<T> box(
      String name, Function<T, String> words, List<T> items, Runnable changed) {
    CheckComboBox<T> box = new CheckComboBox<>();
    box.getItems().addAll(items);
    box.setId("facet-" + name);
    box.setTitle(texts.get("queue.facet." + name));
    box.setShowCheckedCount(false);
    box.setFocusTraversable(true);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T item) {
            return item == null ? "" : words.apply(item);
          }

          @Override
          public T fromString(String text) {
            throw new UnsupportedOperationException("facets are chosen, not typed");
          }
        });
    box.getCheckModel()
        .getCheckedItems()
        .addListener(
            (ListChangeListener<T>)
                change -> {
                  box.setShowCheckedCount(!box.getCheckModel().isEmpty());
                  if (!quiet) {
                    changed.run();
                  }
                });
    return box;
  }
}
