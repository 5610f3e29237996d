package org.casebook.runtime.provenance;

/**
 * Metadata as a container holds it, not yet parsed.
 *
 * @param key the keyword of a text, such as {@code parameters}; empty for the other kinds
 */
record MetadataBlock(Kind kind, String key, Bytes bytes) {
  enum Kind {
    /** A TIFF structure. */
    EXIF,
    /** An XMP packet in UTF-8. */
    XMP,
    /** Image resource blocks of Photoshop, with IPTC-IIM among them. */
    PHOTOSHOP,
    /** UTF-8 text under a keyword. */
    TEXT
  }
}
