package org.casebook.app.casefile;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.casebook.app.control.FrameThumb;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.control.ProtectedImage;
import org.casebook.app.control.TimeMark;
import org.casebook.app.control.Timeline;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.view.RunTrace;

/**
 * An audio or video item: its time with everything that was found in it, and the frames of a video,
 * hidden until revealed. Nothing plays.
 */
final class RecordingCard extends VBox {
  private static final int PEAKS = 320;

  private final ContentItem.Media item;
  private final CaseViewModel model;
  private final Texts texts;
  private final EvidenceMoments moments;
  private final EvidenceMarks marks;
  private final Function<ContentItem.Media, MediaCard> cards;
  private final Timeline timeline;
  private final Label note = Glyphs.wrapped("", "muted", "small-text");
  private final VBox frame = new VBox();
  private final FlowPane strip = new FlowPane(6, 6);
  private final VBox below = new VBox(8);
  private final Map<String, MediaCard> frames = new LinkedHashMap<>();
  private final Map<String, FrameThumb> thumbs = new LinkedHashMap<>();
  private List<ContentItem.Media> order = List.of();
  private String shown = "";

  RecordingCard(
      ContentItem.Media item,
      CaseViewModel model,
      Texts texts,
      Function<ContentItem.Media, MediaCard> cards) {
    this.item = item;
    this.model = model;
    this.texts = texts;
    this.moments = new EvidenceMoments(texts);
    this.marks = new EvidenceMarks(texts);
    this.cards = cards;
    this.timeline = new Timeline(model::select);
    getStyleClass().add("card");
    setSpacing(8);
    Label title = Glyphs.label(item.name(), "card-title");
    title.setGraphic(Glyphs.icon(Glyphs.icon(item.kind())));
    Node keys = Gaps.row(4, Glyphs.key(","), Glyphs.key("."));
    getChildren().addAll(Gaps.row(6, title, Gaps.spring(), keys), frame, strip, timeline, note);
    getChildren().add(below);
    present(strip, false);
    note.setText(texts.get("recording.loading"));
    timeline.millisProperty().addListener((o, was, is) -> showFrameAt(is.longValue()));
    model.waveform(
        item.sha256(),
        PEAKS,
        wave -> {
          timeline.peaks(wave.peaks(), wave.durationMillis());
          note.setText(texts.get("recording.silent"));
        },
        problem -> note.setText(problem));
  }

  /** Draws what a run found. */
  void show(RunTrace run, Node chips) {
    moments.duration(run, item.id()).ifPresent(timeline::duration);
    timeline.speech(moments.speech(run, item.id()));
    timeline.mark(moments.of(run, item.id()));
    below.getChildren().setAll(chips);
    ProvenanceNote.of(run, item.id(), texts).ifPresent(below.getChildren()::add);
    if (item.kind() == ItemKind.VIDEO) {
      order = EvidenceMoments.frames(run, item.id());
      order.forEach(one -> frames.computeIfAbsent(one.id(), id -> frame(one)));
      order.forEach(one -> boxes(run, one));
      present(strip, !order.isEmpty());
      if (shown.isEmpty() || order.stream().noneMatch(one -> one.id().equals(shown))) {
        showFrameAt(timeline.millisProperty().get());
      }
    }
  }

  /** The evidence in the order of time. */
  List<TimeMark> marks() {
    return timeline.marks();
  }

  /** Moves the marker, and shows the frame of that moment. */
  void seek(long millis) {
    timeline.millisProperty().set(millis);
  }

  /** The image that can be revealed now. */
  Optional<ProtectedImage> image() {
    return Optional.ofNullable(frames.get(shown)).flatMap(MediaCard::image);
  }

  void select(String id) {
    timeline.select(id);
    frames.values().forEach(card -> card.select(id));
    timeline.marks().stream()
        .filter(mark -> mark.id().equals(id))
        .filter(mark -> !holds(mark))
        .findFirst()
        .ifPresent(mark -> seek(mark.startMillis()));
  }

  private boolean holds(TimeMark mark) {
    long now = timeline.millisProperty().get();
    return timeline.marks().stream()
        .anyMatch(
            one -> one.id().equals(mark.id()) && one.startMillis() <= now && now < one.endMillis());
  }

  private MediaCard frame(ContentItem.Media one) {
    MediaCard card = cards.apply(one);
    card.getStyleClass().setAll("frame-card");
    model.media(one.sha256(), file -> file.ifPresent(path -> thumb(one, card, path)));
    return card;
  }

  private void thumb(ContentItem.Media one, MediaCard card, Path file) {
    FrameThumb thumb = new FrameThumb(file, Timeline.clock(EvidenceMoments.start(one)));
    thumb.setOnMouseClicked(event -> seek(EvidenceMoments.start(one)));
    thumb.revealedProperty().bind(card.revealedProperty());
    thumbs.put(one.id(), thumb);
    strip
        .getChildren()
        .setAll(
            order.stream()
                .flatMap(each -> Optional.ofNullable(thumbs.get(each.id())).stream())
                .toList());
    mark(shown);
  }

  private void boxes(RunTrace run, ContentItem.Media one) {
    MediaCard card = frames.get(one.id());
    if (card != null) {
      card.mark(marks.seen(run, one.id()), new FlowPane());
    }
  }

  /** The latest frame that is not later than the marker. */
  private void showFrameAt(long millis) {
    order.stream()
        .filter(one -> EvidenceMoments.start(one) <= millis)
        .reduce((before, after) -> after)
        .or(() -> order.stream().findFirst())
        .filter(one -> !one.id().equals(shown))
        .ifPresent(
            one -> {
              image().ifPresent(image -> image.revealedProperty().set(false));
              shown = one.id();
              Optional.ofNullable(frames.get(shown)).ifPresent(frame.getChildren()::setAll);
              mark(shown);
            });
  }

  private void mark(String id) {
    thumbs.values().forEach(thumb -> thumb.getStyleClass().remove("selected-thumb"));
    Optional.ofNullable(thumbs.get(id)).ifPresent(t -> t.getStyleClass().add("selected-thumb"));
  }

  private static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
