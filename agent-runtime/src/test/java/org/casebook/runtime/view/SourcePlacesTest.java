package org.casebook.runtime.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ContentItem.Anchor;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.junit.jupiter.api.Test;

class SourcePlacesTest {
  private static final Locator SECOND_WORD = new Locator.TimeRange("media-1/audio", 400, 900);

  private final SourcePlaces places =
      new SourcePlaces(
          List.of(
              new ContentItem.Media("media-1", ItemKind.VIDEO, "00", "clip.mp4"),
              new ContentItem.Media(
                  "media-1/audio",
                  ItemKind.AUDIO,
                  "01",
                  "sound of clip.mp4",
                  Optional.of(new Locator.Whole("media-1"))),
              new ContentItem.Text(
                  "media-1/audio/speech",
                  "go forward",
                  Optional.of("media-1/audio"),
                  List.of(
                      new Anchor(0, 2, new Locator.TimeRange("media-1/audio", 0, 400)),
                      new Anchor(3, 10, SECOND_WORD))),
              new ContentItem.Media(
                  "media-1/frame-2",
                  ItemKind.IMAGE,
                  "02",
                  "clip.mp4 at 2 s",
                  Optional.of(new Locator.TimeRange("media-1", 2000, 3000)))));

  @Test
  void aSpokenWordIsAMomentOfTheTrackAndOfTheVideo() {
    Locator word = new Locator.Span("media-1/audio/speech", 4, 6);
    assertThat(places.trail(word))
        .containsExactly(word, SECOND_WORD, new Locator.TimeRange("media-1", 400, 900));
  }

  @Test
  void aBoxInAFrameIsAMomentOfTheVideo() {
    Locator box = new Locator.Box("media-1/frame-2", 0, 0, 1, 1);
    assertThat(places.trail(box))
        .containsExactly(box, new Locator.TimeRange("media-1", 2000, 3000));
  }

  @Test
  void aWholeTranscriptIsTheWholeTrack() {
    assertThat(places.trail(new Locator.Whole("media-1/audio/speech")))
        .endsWith(new Locator.Whole("media-1/audio"), new Locator.Whole("media-1"));
  }

  @Test
  void anUnknownItemLeadsNowhere() {
    Locator lost = new Locator.Whole("media-9/ocr");
    assertThat(places.trail(lost)).containsExactly(lost);
  }
}
