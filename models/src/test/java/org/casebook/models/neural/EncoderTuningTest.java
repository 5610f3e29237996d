package org.casebook.models.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.casebook.models.ModelException;
import org.casebook.models.export.Tensor;
import org.casebook.models.training.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tuning learns, repeats itself, and can be stopped and gone on with. */
class EncoderTuningTest {
  @TempDir Path folder;

  private static TuningOptions options(int accumulated, double dropout) {
    return new TuningOptions(6, 16, accumulated, 3e-3, 3e-2, 0.01, dropout, 0.1, 1, 5, 9);
  }

  private Map<String, Tensor> tune(TuningOptions options, String name) {
    return new EncoderTuning(TorchForTests.open(), RandomBert.SHAPE, options)
        .run(
            RandomBert.tensors(),
            RandomBert.rows(160),
            2,
            new TuningCheckpoint(folder.resolve(name), "key"),
            Progress.SILENT,
            () -> false);
  }

  @Test
  void lossFallsAndWhatIsFrozenStays() {
    List<String> stages = new ArrayList<>();
    Map<String, Tensor> tuned =
        new EncoderTuning(TorchForTests.open(), RandomBert.SHAPE, options(1, 0.1))
            .run(
                RandomBert.tensors(),
                RandomBert.rows(160),
                2,
                new TuningCheckpoint(folder.resolve("a"), "key"),
                (stage, share) -> stages.add(stage),
                () -> false);
    assertThat(loss(stages.get(stages.size() - 1))).isLessThan(0.9 * loss(stages.get(0)));
    Map<String, Tensor> start = RandomBert.tensors();
    String frozen = "encoder/layer_0/output/dense/kernel";
    String moving = "encoder/layer_1/output/dense/kernel";
    assertThat(values(tuned, frozen)).containsExactly(values(start, frozen));
    assertThat(values(tuned, moving)).isNotEqualTo(values(start, moving));
  }

  @Test
  void sameSeedSameWeights() {
    assertSame(tune(options(1, 0.1), "a"), tune(options(1, 0.1), "b"));
  }

  @Test
  void goesOnWhereItWasStopped() {
    Map<String, Tensor> straight = tune(options(2, 0), "a");
    AtomicInteger asked = new AtomicInteger();
    assertThatThrownBy(
            () ->
                new EncoderTuning(TorchForTests.open(), RandomBert.SHAPE, options(2, 0))
                    .run(
                        RandomBert.tensors(),
                        RandomBert.rows(160),
                        2,
                        new TuningCheckpoint(folder.resolve("b"), "key"),
                        Progress.SILENT,
                        () -> asked.incrementAndGet() > 12))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("step 12 of 30");
    assertSame(tune(options(2, 0), "b"), straight);
  }

  private static void assertSame(Map<String, Tensor> a, Map<String, Tensor> b) {
    assertThat(a.keySet()).isEqualTo(b.keySet());
    a.keySet().forEach(name -> assertThat(values(a, name)).containsExactly(values(b, name)));
  }

  private static float[] values(Map<String, Tensor> tensors, String name) {
    return tensors.getOrDefault(name, new Tensor(new long[] {0}, new float[0])).values();
  }

  private static double loss(String stage) {
    return Double.parseDouble(stage.replaceFirst(".*loss ", ""));
  }
}
