package org.casebook.runtime.provenance;

import java.util.Optional;

/**
 * One thing that unsigned metadata say about a piece's origin.
 *
 * @param place where it stands, such as {@code exif Software} or {@code png parameters}
 * @param value what it says, cut to a line
 * @param source the digital source type that it names
 * @param generator the image or sound generator that it is the mark of
 */
public record MetadataTag(
    String place, String value, Optional<DigitalSourceType> source, Optional<String> generator) {
  /** Whether it says that a machine made the piece. */
  public boolean synthetic() {
    return generator.isPresent()
        || source.filter(type -> type.origin() == DigitalSourceType.Origin.SYNTHETIC).isPresent();
  }
}
