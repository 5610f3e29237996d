package org.casebook.runtime.provenance;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.casebook.runtime.provenance.JumbfBox.Content;

/**
 * Reads a JUMBF superbox under limits on nesting and on the number of boxes. Lengths must add up
 * exactly: what a lenient reader skips is where two readers see two different manifests.
 */
final class JumbfReader {
  /** {@code jumb}. */
  static final int SUPERBOX = 0x6A756D62;

  /** {@code jumd}. */
  static final int DESCRIPTION = 0x6A756D64;

  /** A manifest store has four levels; compressed or odd ones a few more. */
  static final int DEEPEST = 8;

  private static final int FREE = 0x66726565;
  private static final int MOST_BOXES = 20_000;
  private static final int REQUESTABLE = 1;
  private static final int LABEL = 2;
  private static final int ID = 4;
  private static final int HASH = 8;
  private static final int PRIVATE = 16;
  private static final int HASH_LENGTH = 32;

  private final byte[] store;
  private int boxes;

  private JumbfReader(byte[] store) {
    this.store = store;
  }

  /** Reads the superbox that starts a store; zeros may fill the rest of the store. */
  static JumbfBox read(Bytes bytes) {
    byte[] store = bytes.array();
    JumbfReader reader = new JumbfReader(store);
    Frame frame = reader.frame(0, store.length);
    if (frame.type != SUPERBOX) {
      throw new MalformedManifestException("the manifest store is no JUMBF superbox");
    }
    for (int i = frame.end; i < store.length; i++) {
      if (store[i] != 0) {
        throw new MalformedManifestException("something stands behind the manifest store");
      }
    }
    return reader.superbox(frame, 1);
  }

  /** A box's type, and where its payload starts and ends. */
  private static final class Frame {
    private final int type;
    private final int start;
    private final int end;

    Frame(int type, int start, int end) {
      this.type = type;
      this.start = start;
      this.end = end;
    }
  }

  private Frame frame(int at, int limit) {
    if (++boxes > MOST_BOXES) {
      throw new MalformedManifestException("more than " + MOST_BOXES + " JUMBF boxes");
    }
    if (at + 8 > limit) {
      throw new MalformedManifestException("a JUMBF box at " + at + " is cut short");
    }
    ByteBuffer head = ByteBuffer.wrap(store);
    long length = head.getInt(at) & 0xFFFF_FFFFL;
    int header = 8;
    if (length == 1 && at + 16 <= limit) {
      header = 16;
      length =
          new BigInteger(1, Bytes.of(store, at + 8, 8).array())
              .min(BigInteger.valueOf(Long.MAX_VALUE >> 1))
              .longValue();
    } else if (length == 0) {
      length = (long) limit - at;
    }
    if (length < header || at + length > limit) {
      throw new MalformedManifestException(
          "a JUMBF box at " + at + " claims " + length + " bytes of " + (limit - at));
    }
    return new Frame(head.getInt(at + 4), at + header, (int) (at + length));
  }

  private JumbfBox superbox(Frame frame, int depth) {
    if (depth > DEEPEST) {
      throw new MalformedManifestException(
          "JUMBF boxes are nested deeper than " + DEEPEST + " levels");
    }
    Frame description = frame(frame.start, frame.end);
    if (description.type != DESCRIPTION) {
      throw new MalformedManifestException("a JUMBF superbox has no description");
    }
    List<JumbfBox> inner = new ArrayList<>();
    List<Content> contents = new ArrayList<>();
    for (int at = description.end; at < frame.end; ) {
      Frame next = frame(at, frame.end);
      if (next.type == SUPERBOX) {
        inner.add(superbox(next, depth + 1));
      } else if (next.type != FREE) {
        String letters =
            new String(
                ByteBuffer.allocate(4).putInt(next.type).array(), StandardCharsets.ISO_8859_1);
        contents.add(new Content(letters, Bytes.of(store, next.start, next.end - next.start)));
      }
      at = next.end;
    }
    return new JumbfBox(
        type(description),
        label(description),
        inner,
        contents,
        Bytes.of(store, frame.start, frame.end - frame.start));
  }

  private UUID type(Frame description) {
    if (description.end - description.start < 17) {
      throw new MalformedManifestException("a JUMBF description is cut short");
    }
    ByteBuffer bytes = ByteBuffer.wrap(store, description.start, 16);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** The label; the optional fields behind it must fill the description exactly. */
  private String label(Frame description) {
    int toggles = store[description.start + 16] & 0xFF;
    int at = description.start + 17;
    String label = "";
    if ((toggles & LABEL) != 0) {
      int end = at;
      while (end < description.end && store[end] != 0) {
        end++;
      }
      label = new String(store, at, end - at, StandardCharsets.UTF_8);
      at = end + 1;
    }
    at += (toggles & ID) != 0 ? 4 : 0;
    at += (toggles & HASH) != 0 ? HASH_LENGTH : 0;
    boolean fits =
        (toggles & PRIVATE) != 0
            ? at < description.end && frame(at, description.end).end == description.end
            : at == description.end;
    if ((toggles & REQUESTABLE) == 0 || !fits || toggles > 2 * PRIVATE - 1) {
      throw new MalformedManifestException("a JUMBF description does not add up");
    }
    return label;
  }
}
