package org.casebook.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaStoreTest {
  @TempDir private Path folder;

  private MediaStore store() {
    return new MediaStore(folder.resolve("media"), 100_000);
  }

  @Test
  void keepsTheSameBytesOnceUnderTheirDigest() throws IOException {
    byte[] bytes = bytes(99_999);
    Path original = Files.write(folder.resolve("a.png"), bytes);
    String sha256 = store().put(original);
    assertThat(sha256).isEqualTo(Digest.sha256(bytes));
    assertThat(store().put(new ByteArrayInputStream(bytes), "again")).isEqualTo(sha256);
    assertThat(store().find(sha256))
        .contains(
            folder.resolve("media").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2)))
        .hasValueSatisfying(file -> assertThat(file).hasBinaryContent(bytes));
    assertThat(files()).hasSize(1);
    assertThat(store().verify()).isEmpty();
  }

  @Test
  void refusesWhatIsTooLargeMissingOrBreaksOffAndLeavesNothing() {
    assertThatThrownBy(() -> store().put(new ByteArrayInputStream(bytes(100_001)), "big.mp4"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContainingAll("big.mp4", "100000 bytes", "scale it down");
    assertThatThrownBy(() -> store().put(folder.resolve("none.png")))
        .isInstanceOf(CasebookException.class)
        .hasMessageContainingAll("none.png", "check the path");
    InputStream breaking =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken pipe");
          }

          @Override
          public int read(byte[] to, int offset, int length) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(() -> store().put(breaking, "half.png"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContainingAll("half.png", "broken pipe");
    assertThat(files()).isEmpty();
  }

  @Test
  void findsNothingOutsideOfItself() {
    assertThat(store().find("../../etc/passwd")).isEmpty();
    assertThat(store().find("ab".repeat(32))).isEmpty();
    assertThat(store().verify()).isEmpty();
  }

  @Test
  void verificationNamesTheFileWhoseBytesChanged() throws IOException {
    String kept = store().put(new ByteArrayInputStream(bytes(10)), "a");
    String changed = store().put(new ByteArrayInputStream(bytes(11)), "b");
    Path file = store().find(changed).orElseThrow();
    byte[] bytes = Files.readAllBytes(file);
    bytes[3] ^= 4;
    Files.write(file, bytes);
    assertThat(store().verify()).singleElement().asString().contains(changed);
    assertThat(store().find(kept)).isPresent();
  }

  private List<Path> files() {
    Path media = folder.resolve("media");
    try (Stream<Path> files = Files.walk(media)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(7).nextBytes(bytes);
    return bytes;
  }
}
