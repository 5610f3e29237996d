package org.casebook.runtime.domain;

import java.util.Locale;

/** The modality of a content item. */
public enum ItemKind {
  TEXT,
  IMAGE,
  VIDEO,
  AUDIO;

  /** The stable name in files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
