package org.casebook.runtime.provenance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Boxes of MP4, MOV, M4A, HEIC and AVIF files. A {@code uuid} box holds the manifest store: the
 * user type, version and flags, a purpose that ends with zero, the place of a Merkle box, and the
 * JUMBF (C2PA appendix A.5).
 */
final class BmffContainer {
  /** The user type of C2PA's box. */
  static final UUID MANIFEST = UUID.fromString("d8fec3d6-1b0e-483c-9297-5828877ec481");

  private static final UUID XMP = UUID.fromString("be7acfcb-97a9-42e8-9c71-999491e3afac");
  private static final int USER_TYPE = 16;
  private static final int VERSION_AND_FLAGS = 4;
  private static final int MERKLE_OFFSET = 8;
  private static final int MOST_METADATA = 1 << 20;

  private final AssetBytes file;
  private final ContainerScan scan;

  private BmffContainer(AssetBytes file, String brand) {
    this.file = file;
    this.scan = new ContainerScan(brand, true);
  }

  static ContainerScan scan(AssetBytes file) throws IOException {
    byte[] head = file.head(12);
    String brand =
        head.length < 12 ? "" : new String(head, 8, 4, StandardCharsets.ISO_8859_1).strip();
    String name = brand.toLowerCase(Locale.ROOT);
    BmffContainer bmff =
        new BmffContainer(file, name.matches("hei[cfxs]|mif1|avif|m4a|qt") ? name : "mp4");
    try {
      for (BmffBox box : BmffBox.in(file, new ByteRange(0, file.size()))) {
        if (box.type().equals("uuid") && box.content().length() >= USER_TYPE) {
          bmff.extension(box);
        }
      }
    } catch (MalformedManifestException e) {
      bmff.scan.note("the file breaks off: " + e.getMessage());
    }
    return bmff.scan;
  }

  private void extension(BmffBox box) throws IOException {
    ByteRange content = box.content();
    ByteBuffer type = ByteBuffer.wrap(file.read(content.start(), USER_TYPE));
    UUID user = new UUID(type.getLong(), type.getLong());
    if (user.equals(XMP) && content.length() <= MOST_METADATA) {
      byte[] packet = file.read(content.start() + USER_TYPE, content.length() - USER_TYPE);
      scan.block(MetadataBlock.Kind.XMP, "", packet);
    } else if (user.equals(MANIFEST)) {
      manifest(box, file.read(content.start(), content.length()));
    }
  }

  private void manifest(BmffBox box, byte[] content) {
    int from = USER_TYPE + VERSION_AND_FLAGS;
    int end = from;
    while (end < content.length && content[end] != 0) {
      end++;
    }
    if (end + 1 + MERKLE_OFFSET > content.length) {
      scan.broken("the uuid box of C2PA is cut short");
      return;
    }
    String purpose = new String(content, from, end - from, StandardCharsets.ISO_8859_1);
    if (purpose.equals("manifest") || purpose.equals("update")) {
      byte[] jumbf = Arrays.copyOfRange(content, end + 1 + MERKLE_OFFSET, content.length);
      scan.store(jumbf, List.of(box.place()));
    } else if (!purpose.equals("merkle")) {
      scan.broken("a uuid box of C2PA has a purpose that is not known");
    }
  }
}
