package org.casebook.runtime.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class JumbfReaderTest {
  private static JumbfBox read(byte[] store) {
    return JumbfReader.read(Bytes.of(store));
  }

  private static byte[] nested(int levels) {
    byte[] box = JumbfWriter.superbox(C2paUuid.STORE, "level " + levels);
    for (int level = levels - 1; level > 0; level--) {
      box = JumbfWriter.superbox(C2paUuid.STORE, "level " + level, box);
    }
    return box;
  }

  @Test
  void readsBoxesUnderTheirLabels() {
    byte[] cbor = JumbfWriter.box("cbor", new byte[] {1, 2, 3});
    byte[] store =
        JumbfWriter.superbox(
            C2paUuid.STORE, "c2pa", JumbfWriter.superbox(C2paUuid.CLAIM, "c2pa.claim", cbor));

    JumbfBox claim = read(store).box("c2pa.claim").orElseThrow();
    assertThat(claim.type()).isEqualTo(C2paUuid.CLAIM);
    assertThat(claim.content("cbor").orElseThrow().array()).containsExactly(1, 2, 3);
    assertThat(claim.content("json")).isEmpty();
    assertThat(read(store).box("nothing")).isEmpty();
  }

  @Test
  void nestingIsLimited() {
    assertThat(read(nested(JumbfReader.DEEPEST)).label()).isEqualTo("level 1");
    assertThatThrownBy(() -> read(nested(JumbfReader.DEEPEST + 1)))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining("nested deeper");
    assertThatThrownBy(() -> read(nested(5_000))).isInstanceOf(MalformedManifestException.class);
  }

  @Test
  void theNumberOfBoxesIsLimited() {
    byte[] many = JumbfWriter.box("free").clone();
    ByteBuffer all = ByteBuffer.allocate(30_000 * many.length);
    for (int i = 0; i < 30_000; i++) {
      all.put(many);
    }
    assertThatThrownBy(() -> read(JumbfWriter.superbox(C2paUuid.STORE, "c2pa", all.array())))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining("more than");
  }

  @Test
  void lengthsMustAddUp() {
    byte[] store = JumbfWriter.superbox(C2paUuid.STORE, "c2pa");
    for (int wrong : new int[] {2, 7, store.length + 1, Integer.MAX_VALUE, -1}) {
      byte[] other = store.clone();
      ByteBuffer.wrap(other).putInt(wrong);
      assertThatThrownBy(() -> read(other))
          .as("length %d", wrong)
          .isInstanceOf(MalformedManifestException.class);
    }
    byte[] large = JumbfWriter.join(new byte[] {0, 0, 0, 1}, SignedFiles.text("jumb"), new byte[8]);
    ByteBuffer.wrap(large).putLong(8, Long.MAX_VALUE);
    assertThatThrownBy(() -> read(large)).isInstanceOf(MalformedManifestException.class);
    assertThatThrownBy(() -> read(JumbfWriter.join(store, new byte[] {1})))
        .isInstanceOf(MalformedManifestException.class)
        .hasMessageContaining("behind");
  }

  @Test
  void twoBoxesOfOneNameAreAmbiguous() {
    byte[] one = JumbfWriter.superbox(C2paUuid.CBOR, "a");
    JumbfBox box = read(JumbfWriter.superbox(C2paUuid.STORE, "c2pa", one, one));
    assertThatThrownBy(() -> box.box("a")).isInstanceOf(MalformedManifestException.class);
  }
}
