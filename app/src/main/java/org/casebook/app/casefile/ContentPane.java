package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.control.HighlightedText;
import org.casebook.app.control.Mark;
import org.casebook.app.control.ProtectedImage;
import org.casebook.app.control.TimeMark;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;

/** The content of a case with what was found in it, item by item. */
final class ContentPane extends VBox {
  private final CaseViewModel model;
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final EvidenceMarks marks;
  private final Function<ContentItem.Media, MediaCard> mediaCards;
  private final Map<String, MediaCard> media = new LinkedHashMap<>();
  private final Map<String, RecordingCard> recordings = new LinkedHashMap<>();
  private final List<HighlightedText> shownTexts = new ArrayList<>();
  private String shownCase = "";
  private int moment = -1;

  ContentPane(CaseViewModel model, Texts texts, Function<ContentItem.Media, MediaCard> mediaCards) {
    this.model = model;
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    this.marks = new EvidenceMarks(texts);
    this.mediaCards = mediaCards;
    getStyleClass().add("content-pane");
    setSpacing(10);
    model.evidenceProperty().addListener((o, was, is) -> select(is));
  }

  /** The images of the open case that can be revealed now: of a video, the frame that is shown. */
  List<ProtectedImage> images() {
    return Stream.concat(
            media.values().stream().flatMap(card -> card.image().stream()),
            recordings.values().stream().flatMap(card -> card.image().stream()))
        .toList();
  }

  /** Goes to the evidence that comes next in the recordings, or to the one before. */
  void moment(int by) {
    List<Moment> all =
        recordings.values().stream()
            .flatMap(card -> card.marks().stream().map(mark -> new Moment(card, mark)))
            .toList();
    if (!all.isEmpty()) {
      moment = Math.max(0, Math.min(all.size() - 1, moment + by));
      Moment chosen = all.get(moment);
      chosen.card().seek(chosen.mark().startMillis());
      if (!model.evidenceProperty().get().equals(chosen.mark().id())) {
        model.select(chosen.mark().id());
      }
    }
  }

  private record Moment(RecordingCard card, TimeMark mark) {}

  void show(CaseFile file) {
    if (!shownCase.equals(file.content().id())) {
      media.clear();
      recordings.clear();
      moment = -1;
      shownCase = file.content().id();
    }
    shownTexts.clear();
    Optional<RunTrace> run = model.run();
    List<Node> cards = new ArrayList<>();
    for (ContentItem item : file.content().items()) {
      cards.add(card(item, run));
    }
    for (ContentItem derived : run.map(RunTrace::derived).orElse(List.of())) {
      // Frames and sound of a video stand in its card.
      if (derived instanceof ContentItem.Text) {
        cards.add(card(derived, run));
      }
    }
    cards.add(new ContextCard(file.content().context(), texts));
    getChildren().setAll(cards);
    select(model.evidenceProperty().get());
  }

  private Node card(ContentItem item, Optional<RunTrace> run) {
    if (item instanceof ContentItem.Media medium && medium.kind() != ItemKind.IMAGE) {
      RecordingCard card =
          recordings.computeIfAbsent(
              item.id(), id -> new RecordingCard(medium, model, texts, mediaCards));
      run.ifPresent(trace -> card.show(trace, chips(item.id(), run)));
      return card;
    }
    if (item instanceof ContentItem.Media medium) {
      MediaCard card = media.computeIfAbsent(item.id(), id -> mediaCards.apply(medium));
      card.mark(
          run.map(trace -> marks.seen(trace, item.id())).orElse(List.of()), noted(item.id(), run));
      return card;
    }
    ContentItem.Text text = (ContentItem.Text) item;
    List<Mark> found = run.map(trace -> marks.marks(trace, item.id())).orElse(List.of());
    HighlightedText shown = new HighlightedText(text.text(), found, model::select);
    shownTexts.add(shown);
    VBox card = Gaps.column(8, title(text, found), shown);
    card.getStyleClass().add("card");
    if (text.derivedFrom().isPresent()) {
      card.getStyleClass().add("derived-card");
    }
    if (Transcript.spoken(text)) {
      card.getChildren().add(new Transcript(text, this::seek));
    }
    FlowPane chips = chips(item.id(), run);
    if (!chips.getChildren().isEmpty()) {
      card.getChildren().add(chips);
    }
    return card;
  }

  private void seek(Locator.TimeRange at) {
    recordings.forEach(
        (id, card) -> {
          if (at.item().equals(id) || at.item().startsWith(id + "/")) {
            card.seek(at.startMillis());
          }
        });
  }

  /** Evidence on the item as a whole, and where its file comes from. */
  private VBox noted(String item, Optional<RunTrace> run) {
    VBox notes = Gaps.column(6, chips(item, run));
    run.flatMap(trace -> ProvenanceNote.of(trace, item, texts)).ifPresent(notes.getChildren()::add);
    return notes;
  }

  private HBox title(ContentItem.Text text, List<Mark> found) {
    String name =
        text.derivedFrom()
            .map(from -> texts.get(Transcript.spoken(text) ? "case.spoken" : "case.derived", from))
            .orElse(texts.get("case.text"));
    Label title = Glyphs.label(name, "card-title");
    title.setGraphic(Glyphs.icon(Glyphs.icon(ItemKind.TEXT)));
    HBox row = Gaps.row(8, title, Gaps.spring());
    long hidden = text.text().codePoints().filter(ContentPane::invisible).count();
    if (hidden > 0) {
      Label pill = Glyphs.pill(texts.get("case.hidden.characters", hidden), "tone-warning");
      pill.setTooltip(Glyphs.tooltip(texts.get("case.hidden.characters.tip")));
      row.getChildren().add(pill);
    }
    if (found.stream().anyMatch(mark -> mark.styleClass().equals("obfuscated"))) {
      row.getChildren().add(Glyphs.pill(texts.get("case.obfuscated"), "tone-warning"));
    }
    return row;
  }

  private static boolean invisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT && codePoint != 0x200D;
  }

  /** Evidence that rests on the item as a whole. */
  private FlowPane chips(String item, Optional<RunTrace> run) {
    FlowPane chips = new FlowPane(6, 6);
    for (Evidence evidence : run.map(trace -> marks.onWhole(trace, item)).orElse(List.of())) {
      String weight =
          EvidenceMarks.strongest(evidence)
              .map(most -> " " + numbers.logOdds(most.getValue()))
              .orElse("");
      Label chip =
          Glyphs.pill(
              words.signal(evidence.signal()) + weight, "chip", EvidenceMarks.style(evidence));
      chip.setTooltip(Glyphs.tooltip(marks.told(evidence)));
      chip.setOnMouseClicked(event -> model.select(evidence.id()));
      chip.setUserData(evidence.id());
      chips.getChildren().add(chip);
    }
    return chips;
  }

  private void select(String id) {
    shownTexts.forEach(text -> text.select(id));
    media.values().forEach(card -> card.select(id));
    recordings.values().forEach(card -> card.select(id));
    lookupAll(".chip")
        .forEach(
            chip -> {
              chip.getStyleClass().remove("selected-chip");
              if (id.equals(chip.getUserData())) {
                chip.getStyleClass().add("selected-chip");
              }
            });
  }
}
