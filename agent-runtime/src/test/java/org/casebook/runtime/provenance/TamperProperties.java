package org.casebook.runtime.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.casebook.runtime.media.UnreadableMediaException;

/** Whatever is done to a signed file, it is never called valid, and nothing breaks. */
class TamperProperties {
  private static final TestCredential SIGNER = TestCredential.good();
  private static final byte[] JPEG = SignedFiles.jpeg(new ManifestMaker(SIGNER));
  private static final byte[] PNG = SignedFiles.png(new ManifestMaker(SIGNER));
  private static final int JPEG_PAYLOAD =
      storeStart(JPEG) + ByteBuffer.wrap(JPEG).getInt(storeStart(JPEG)) - 67;
  private static final Path FOLDER = folder();
  private static final ProvenanceReader READER =
      new ProvenanceReader(
          SIGNER.trust(FOLDER.resolve("trust")),
          TrustList.empty(),
          Clock.fixed(TestCredential.NOW, ZoneOffset.UTC));

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("casebook-provenance");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProvenanceStatus status(byte[] file) throws Exception {
    Path path = Files.write(FOLDER.resolve("file"), file);
    try {
      return READER.read(path).status();
    } catch (UnreadableMediaException e) {
      // No longer a media file at all.
      return ProvenanceStatus.ABSENT;
    }
  }

  private static int storeStart(byte[] file) {
    String text = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    return text.indexOf("jumb") - 4;
  }

  @Property(tries = 300)
  void aFlippedBitAnywhereIsNeverValid(
      @ForAll boolean jpeg,
      @ForAll @IntRange(min = 0) int place,
      @ForAll @IntRange(max = 7) int bit)
      throws Exception {
    byte[] file = (jpeg ? JPEG : PNG).clone();
    assertThat(status(file)).isEqualTo(ProvenanceStatus.VALID);
    int at = place % file.length;
    // The payload of the signature may be null or undefined; see below.
    if (jpeg && at == JPEG_PAYLOAD && bit == 0) {
      return;
    }
    // The number of the box instance in a JPEG segment names nothing and binds nothing.
    if (jpeg && (at == 8 || at == 9)) {
      return;
    }
    file[at] ^= (byte) (1 << bit);
    assertThat(status(file)).as("bit %d of byte %d", bit, at).isNotEqualTo(ProvenanceStatus.VALID);
  }

  /** The checksum of the chunk is made right again, so that only the manifest can tell. */
  @Property(tries = 600)
  void aFlippedBitOfTheManifestIsNeverValidBehindAGoodChecksum(
      @ForAll @IntRange(min = 0) int place, @ForAll @IntRange(max = 7) int bit) throws Exception {
    int start = storeStart(PNG);
    int length = ByteBuffer.wrap(PNG).getInt(start);
    byte[] store = Arrays.copyOfRange(PNG, start, start + length);
    int at = place % length;
    store[at] ^= (byte) (1 << bit);
    // Null and undefined both say that the payload stands elsewhere: 67 bytes before the end.
    if (at == length - 67 && (store[at] & 0xFF) == 0xF7) {
      return;
    }
    byte[] file =
        JumbfWriter.join(
            Arrays.copyOf(PNG, start - 8),
            SignedFiles.chunk("caBX", store),
            Arrays.copyOfRange(PNG, start + length + 4, PNG.length));
    assertThat(status(file))
        .as("bit %d of byte %d of the store", bit, at)
        .isNotEqualTo(ProvenanceStatus.VALID);
  }

  @Property(tries = 120)
  void aTruncatedFileIsNeverValid(@ForAll boolean jpeg, @ForAll @IntRange(min = 1) int cut)
      throws Exception {
    byte[] file = jpeg ? JPEG : PNG;
    byte[] part = Arrays.copyOf(file, 1 + cut % (file.length - 1));
    assertThat(status(part)).isNotEqualTo(ProvenanceStatus.VALID);
  }

  @Property(tries = 120)
  void aLengthOfAnySizeAnywhereIsNeverValid(
      @ForAll boolean jpeg, @ForAll @IntRange(min = 0) int place, @ForAll int length)
      throws Exception {
    byte[] file = (jpeg ? JPEG : PNG).clone();
    int at = place % (file.length - 4);
    byte[] before = Arrays.copyOfRange(file, at, at + 4);
    byte[] after = ByteBuffer.allocate(4).putInt(length).array();
    System.arraycopy(after, 0, file, at, 4);
    if (!Arrays.equals(before, after) && !(jpeg && at >= 5 && at <= 9)) {
      assertThat(status(file)).isNotEqualTo(ProvenanceStatus.VALID);
    }
  }

  @Property(tries = 120)
  void anyBytesAsAStoreAreAnAnswer(@ForAll List<Byte> noise) throws Exception {
    byte[] store =
        JumbfWriter.join(
            Arrays.copyOfRange(PNG, storeStart(PNG), storeStart(PNG) + 45), bytes(noise));
    byte[] file = SignedFiles.pngWith(SignedFiles.chunk("caBX", store));
    assertThat(status(file)).isEqualTo(ProvenanceStatus.MALFORMED);
  }

  private static byte[] bytes(List<Byte> list) {
    byte[] bytes = new byte[list.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = list.get(i);
    }
    return bytes;
  }
}
