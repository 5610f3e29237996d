package org.casebook.app.casefile;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.casebook.app.control.BoxMark;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.control.ProtectedImage;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;

/** A media item: hidden until revealed, with a count of how long it was looked at. */
final class MediaCard extends VBox {
  private final ContentItem.Media item;
  private final Texts texts;
  private final InstantSource clock;
  private final Label exposure = Glyphs.label("", "muted", "small-text");
  private final VBox below = new VBox();
  private final BooleanProperty revealed = new SimpleBooleanProperty();
  private Optional<ProtectedImage> image = Optional.empty();
  private List<BoxMark> boxes = List.of();
  private Optional<Instant> since = Optional.empty();
  private Duration looked = Duration.ZERO;
  private int times;

  /** A card whose file is still being looked for. */
  MediaCard(ContentItem.Media item, Texts texts, InstantSource clock) {
    this.item = item;
    this.texts = texts;
    this.clock = clock;
    getStyleClass().add("card");
    setSpacing(8);
    Label title = Glyphs.label(item.name(), "card-title");
    title.setGraphic(Glyphs.icon(Glyphs.icon(item.kind())));
    getChildren().addAll(Gaps.row(6, title), below);
  }

  /** Shows the file, or says why it can not. */
  void file(Optional<Path> file) {
    if (item.kind() == ItemKind.IMAGE && file.isPresent()) {
      ProtectedImage shown =
          new ProtectedImage(
              file.get(), texts.get("media.hidden"), texts.get("media.broken", item.name()));
      image = Optional.of(shown);
      revealed.bind(shown.revealedProperty());
      shown.revealedProperty().addListener((o, was, is) -> count(is));
      shown.mark(boxes);
      getChildren().addAll(1, List.of(shown, controls(shown)));
    } else {
      String why =
          file.isEmpty()
              ? texts.get("media.missing", item.name())
              : texts.get("media.unsupported", item.kind().key());
      getChildren().add(1, Glyphs.wrapped(why, "muted"));
    }
  }

  Optional<ProtectedImage> image() {
    return image;
  }

  /** Whether the image can be seen; false while its file is looked for. */
  ReadOnlyBooleanProperty revealedProperty() {
    return revealed;
  }

  void mark(List<BoxMark> found, Node chips) {
    boxes = found;
    image.ifPresent(shown -> shown.mark(boxes));
    below.getChildren().setAll(chips);
  }

  void select(String id) {
    image.ifPresent(shown -> shown.select(id));
  }

  private HBox controls(ProtectedImage shown) {
    Button reveal = new Button();
    Runnable name =
        () -> {
          boolean seen = shown.revealedProperty().get();
          reveal.setText(texts.get(seen ? "media.blur" : "media.reveal"));
          reveal.setGraphic(
              Gaps.row(
                  5,
                  Glyphs.icon(seen ? "mdi2e-eye-off-outline" : "mdi2e-eye-outline"),
                  Glyphs.key(seen ? "B" : "Space")));
        };
    name.run();
    shown.revealedProperty().addListener((o, was, is) -> name.run());
    reveal.getStyleClass().add("small");
    reveal.setOnAction(event -> shown.revealedProperty().set(!shown.revealedProperty().get()));
    ToggleButton grey = new ToggleButton(texts.get("media.grey"));
    grey.setGraphic(Gaps.row(5, Glyphs.icon("mdi2i-invert-colors-off"), Glyphs.key("G")));
    grey.getStyleClass().add("small");
    grey.selectedProperty().bindBidirectional(shown.greyProperty());
    reveal.setFocusTraversable(false);
    reveal.setMinWidth(USE_PREF_SIZE);
    grey.setMinWidth(USE_PREF_SIZE);
    grey.setFocusTraversable(false);
    exposure.setText(texts.get("media.unseen"));
    return Gaps.row(6, reveal, grey, Gaps.spring(), exposure);
  }

  private void count(boolean seen) {
    if (seen) {
      times++;
      since = Optional.of(clock.instant());
    } else {
      looked =
          looked.plus(
              since.map(start -> Duration.between(start, clock.instant())).orElse(Duration.ZERO));
      since = Optional.empty();
    }
    exposure.setText(
        texts.get(
            "media.exposure", times, new Numbers(texts).decimal(looked.toMillis() / 1000.0, 1)));
  }
}
