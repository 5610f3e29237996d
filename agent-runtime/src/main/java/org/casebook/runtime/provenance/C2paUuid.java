package org.casebook.runtime.provenance;

import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/** The JUMBF content types that C2PA gives its boxes: four letters in a common UUID. */
final class C2paUuid {
  static final UUID STORE = of("c2pa");
  static final UUID MANIFEST = of("c2ma");
  static final UUID UPDATE_MANIFEST = of("c2um");
  static final UUID ASSERTION_STORE = of("c2as");
  static final UUID CLAIM = of("c2cl");
  static final UUID SIGNATURE = of("c2cs");
  static final UUID CBOR = of("cbor");
  static final UUID JSON = of("json");

  private C2paUuid() {}

  private static UUID of(String letters) {
    long high = 0;
    for (int i = 0; i < 4; i++) {
      high = high << 8 | letters.charAt(i);
    }
    return new UUID(high << 32 | 0x0011_0010L, 0x8000_00AA_0038_9B71L);
  }

  /** Whether a JUMBF superbox with the type of a manifest store starts at this offset. */
  static boolean startsStore(byte[] data, int at) {
    if (data.length < at + 32) {
      return false;
    }
    ByteBuffer box = ByteBuffer.wrap(data, at, data.length - at).slice();
    int header = box.getInt(0) == 1 ? 16 : 8;
    return box.limit() >= header + 24
        && box.getInt(4) == JumbfReader.SUPERBOX
        && box.getInt(header + 4) == JumbfReader.DESCRIPTION
        && new UUID(box.getLong(header + 8), box.getLong(header + 16)).equals(STORE);
  }

  /** The four letters of a type, for messages. */
  static String letters(UUID type) {
    return String.format(Locale.ROOT, "%08x", type.getMostSignificantBits() >>> 32);
  }
}
