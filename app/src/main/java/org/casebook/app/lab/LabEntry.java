package org.casebook.app.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.runtime.backtest.ClauseCounts;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.lab.Comparison;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyProblem;
import org.casebook.runtime.policy.PolicyText;

/**
 * A line of the list: the head of a group, or a file.
 *
 * @param file empty text for the head of a group
 * @param id clause id; empty text for other files
 * @param area style class of its area
 * @param problems how many there are in the file
 * @param changed whether it differs from the published text
 * @param fires in how many samples its conditions hold; empty while that is not known
 */
record LabEntry(
    String file,
    String id,
    String title,
    String area,
    int problems,
    boolean changed,
    Optional<Long> fires) {
  private static final Pattern TITLE =
      Pattern.compile("^title: *\"?(.*?)\"? *$", Pattern.MULTILINE);

  /** All lines for a draft: header and examples first, then clauses by area. */
  static List<LabEntry> of(LabViewModel model, Texts texts) {
    PolicyText draft = model.draftProperty().get();
    Optional<Comparison> answer = model.comparisonProperty().get();
    Map<String, Long> problems =
        answer.stream()
            .flatMap(c -> c.reading().problems().stream())
            .collect(Collectors.groupingBy(PolicyProblem::file, Collectors.counting()));
    List<String> changed = draft.differs(model.base());
    List<LabEntry> entries = new ArrayList<>();
    String group = "";
    for (String file : List.of(PolicyText.HEADER, PolicyText.EXAMPLES)) {
      entries.add(
          new LabEntry(
              file,
              "",
              texts.get(file.equals(PolicyText.HEADER) ? "lab.header" : "lab.examples"),
              "",
              problems.getOrDefault(file, 0L).intValue(),
              changed.contains(file),
              Optional.empty()));
    }
    for (String file : inOrder(model)) {
      Optional<String> id = PolicyText.clauseOf(file);
      if (id.isEmpty()) {
        continue;
      }
      String code = id.get().substring(0, Math.min(2, id.get().length()));
      Optional<Policy.Area> area =
          model.policy().stream()
              .flatMap(p -> p.areas().stream())
              .filter(a -> a.code().equals(code))
              .findFirst();
      String style =
          area.flatMap(Policy.Area::area)
              .map(HarmArea::key)
              .map(k -> "area-" + k)
              .orElse("area-exception");
      if (!code.equals(group)) {
        group = code;
        entries.add(
            new LabEntry(
                "",
                "",
                area.map(Policy.Area::title).orElse(code),
                style,
                0,
                false,
                Optional.empty()));
      }
      Matcher title = TITLE.matcher(draft.file(file));
      entries.add(
          new LabEntry(
              file,
              id.get(),
              title.find() ? title.group(1) : "",
              style,
              problems.getOrDefault(file, 0L).intValue(),
              changed.contains(file),
              answer
                  .flatMap(Comparison::report)
                  .map(r -> r.clauses().get(id.get()))
                  .map(ClauseCounts::fires)));
    }
    return entries;
  }

  /** Files by the order of their areas. */
  private static List<String> inOrder(LabViewModel model) {
    List<String> codes =
        model.policy().stream().flatMap(p -> p.areas().stream()).map(Policy.Area::code).toList();
    List<String> files = new ArrayList<>(model.draftProperty().get().files().keySet());
    files.sort(
        Comparator.comparingInt(
            file ->
                PolicyText.clauseOf(file)
                    .filter(id -> id.length() > 1)
                    .map(id -> codes.indexOf(id.substring(0, 2)))
                    .orElse(-1)));
    return files;
  }

  /** Draws it. */
  static final class Cell extends ListCell<LabEntry> {
    private final Texts texts;

    Cell(Texts texts) {
      this.texts = texts;
    }

    @Override
    protected void updateItem(LabEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      setText(null);
      setGraphic(null);
      setTooltip(null);
      setDisable(false);
      getStyleClass().remove("group-cell");
      if (empty || entry == null) {
        return;
      }
      setPrefWidth(0);
      if (entry.file().isEmpty()) {
        Label head = Glyphs.label(entry.title(), "group-title", entry.area());
        head.setGraphic(Glyphs.icon("mdi2c-circle", "area-dot"));
        getStyleClass().add("group-cell");
        setDisable(true);
        setGraphic(head);
        return;
      }
      Label id = Glyphs.label(entry.id(), "clause-id");
      id.setMinWidth(Region.USE_PREF_SIZE);
      if (entry.id().isEmpty()) {
        id.setGraphic(Glyphs.icon("mdi2f-file-outline"));
      } else {
        id.setPrefWidth(52);
      }
      HBox row = Gaps.row(6, id, Glyphs.label(entry.title()), Gaps.spring());
      entry
          .fires()
          .filter(n -> n < 2)
          .ifPresent(
              n -> {
                row.getChildren().add(Glyphs.pill(Long.toString(n), "tone-warning"));
                setTooltip(Glyphs.tooltip(texts.get(n == 0 ? "lab.never" : "lab.once")));
              });
      if (entry.changed()) {
        row.getChildren().add(Glyphs.icon("mdi2p-pencil", "changed-icon"));
      }
      if (entry.problems() > 0) {
        row.getChildren().add(Glyphs.pill(Integer.toString(entry.problems()), "tone-danger"));
      }
      setGraphic(row);
    }
  }
}
