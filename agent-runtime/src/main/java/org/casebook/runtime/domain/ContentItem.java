package org.casebook.runtime.domain;

import java.util.Optional;

/** One judged part of a case: a text or a media file, given or derived by a tool. */
public sealed interface ContentItem {
  /** Unique within its case: {@code text}, {@code media-1}, {@code media-1/ocr}. */
  String id();

  /** What a tool must accept to work on this item. */
  ItemKind kind();

  /**
   * A text.
   *
   * @param text raw UTF-16 text; all spans are half-open offsets into it
   * @param derivedFrom the item that a tool read this text from; empty for given text
   */
  record Text(String id, String text, Optional<String> derivedFrom) implements ContentItem {
    @Override
    public ItemKind kind() {
      return ItemKind.TEXT;
    }
  }

  /**
   * A media file, kept by its digest beside the log.
   *
   * @param kind image, video or audio
   * @param sha256 lower-case hexadecimal digest of the bytes: the key in the media store
   * @param name the file name it came with, for people
   */
  record Media(String id, ItemKind kind, String sha256, String name) implements ContentItem {}
}
