package org.casebook.runtime.domain;

import java.util.List;
import java.util.Optional;

/** One judged part of a case: a text or a media file, given or derived by a tool. */
public sealed interface ContentItem {
  /** Unique within its case: {@code text}, {@code media-1}, {@code media-1/ocr}. */
  String id();

  /** What a tool must accept to work on this item. */
  ItemKind kind();

  /** The item that a tool derived this one from; empty for given content. */
  Optional<String> derivedFrom();

  /**
   * A text.
   *
   * @param text raw UTF-16 text; all spans are half-open offsets into it
   * @param derivedFrom the item that a tool read this text from; empty for given text
   * @param anchors where its parts stand in that item, in reading order; empty for given text
   */
  record Text(String id, String text, Optional<String> derivedFrom, List<Anchor> anchors)
      implements ContentItem {
    public Text {
      anchors = List.copyOf(anchors);
    }

    /** A given text. */
    public Text(String id, String text) {
      this(id, text, Optional.empty(), List.of());
    }

    @Override
    public ItemKind kind() {
      return ItemKind.TEXT;
    }
  }

  /**
   * Where a part of a derived text stands in the item that it was read from.
   *
   * @param start half-open UTF-16 offsets into the derived text
   * @param place a box in an image or a stretch of time in audio or video
   */
  record Anchor(int start, int end, Locator place) {}

  /**
   * A media file, kept by its digest beside the log.
   *
   * @param kind image, video or audio
   * @param sha256 lower-case hexadecimal digest of the bytes: the key in the media store
   * @param name the file name it came with, for people
   * @param source the place that it was taken from: the moment of a video that a frame shows; empty
   *     for given media
   */
  record Media(String id, ItemKind kind, String sha256, String name, Optional<Locator> source)
      implements ContentItem {
    /** A given file. */
    public Media(String id, ItemKind kind, String sha256, String name) {
      this(id, kind, sha256, name, Optional.empty());
    }

    @Override
    public Optional<String> derivedFrom() {
      return source.map(Locator::item);
    }
  }
}
