package org.casebook.runtime.provenance;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A JUMBF superbox: a typed, labelled folder of boxes (ISO/IEC 19566-5).
 *
 * @param type what its content is
 * @param label its name among its siblings; empty when it has none
 * @param boxes the superboxes in it
 * @param contents the other boxes in it, except its description and padding
 * @param payload everything behind its own header: the bytes that hashes of it cover
 */
record JumbfBox(
    UUID type, String label, List<JumbfBox> boxes, List<Content> contents, Bytes payload) {
  JumbfBox {
    boxes = List.copyOf(boxes);
    contents = List.copyOf(contents);
  }

  /**
   * A box that is no superbox.
   *
   * @param type its four letters, such as {@code cbor}
   */
  record Content(String type, Bytes data) {}

  /** The superbox with this label; two of them make the store ambiguous, and so malformed. */
  Optional<JumbfBox> box(String name) {
    List<JumbfBox> found = boxes.stream().filter(box -> box.label().equals(name)).toList();
    if (found.size() > 1) {
      throw new MalformedManifestException("two boxes are called " + name);
    }
    return found.stream().findFirst();
  }

  /** The superboxes of a type. */
  List<JumbfBox> boxes(UUID wanted) {
    return boxes.stream().filter(box -> box.type().equals(wanted)).toList();
  }

  /** The one content box of this type, which must be the only one. */
  Optional<Bytes> content(String wanted) {
    return contents.size() == 1 && contents.get(0).type().equals(wanted)
        ? Optional.of(contents.get(0).data())
        : Optional.empty();
  }
}
