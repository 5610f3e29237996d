package org.casebook.models.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.casebook.models.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBundleTest {
  private static final float[] MATRIX = {1, 2, 3, 4, 5, 6};
  @TempDir Path folder;

  @Test
  void readsTensorsWholeAndInParts() throws IOException {
    CheckpointFiles files = new CheckpointFiles();
    for (int layer = 0; layer < 9; layer++) { // several blocks, prefixes shared
      files.tensor("bert/layer_" + layer + "/bias", new float[] {layer, -layer}, 2);
    }
    files.tensor("bert/words", MATRIX, 3, 2);
    try (TensorBundle bundle = files.open(folder)) {
      assertThat(bundle.shape("bert/words")).containsExactly(3, 2);
      assertThat(bundle.read("bert/words")).containsExactly(MATRIX);
      assertThat(bundle.read("bert/words", 2, 2)).containsExactly(3, 4);
      assertThat(bundle.read("bert/layer_7/bias")).containsExactly(7, -7);
      assertThatThrownBy(() -> bundle.read("bert/words", 4, 3)).hasMessageContaining("fewer");
      assertThatThrownBy(() -> bundle.read("bert/none"))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining("bert/none");
    }
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> new CheckpointFiles().header(2, 0).open(folder))
        .hasMessageContaining("several files");
    assertThatThrownBy(() -> new CheckpointFiles().header(1, 1).open(folder))
        .hasMessageContaining("big-endian");
    assertThatThrownBy(() -> SortedTable.read(new CheckpointFiles().index((byte) 1)))
        .hasMessageContaining("compressed");
  }

  @Test
  void damageIsAnErrorNotACrash() throws IOException {
    byte[] index = new CheckpointFiles().tensor("words", MATRIX, 3, 2).index((byte) 0);
    for (int cut = 0; cut < index.length; cut++) {
      byte[] shorter = Arrays.copyOf(index, cut);
      assertThatThrownBy(() -> SortedTable.read(shorter)).isInstanceOf(ModelException.class);
    }
    try (TensorBundle bundle = new CheckpointFiles().tensor("words", MATRIX, 3, 2).open(folder)) {
      Files.write(folder.resolve("variables.data"), new byte[3]);
      assertThatThrownBy(() -> bundle.read("words")).hasMessageContaining("end within words");
    }
  }
}
