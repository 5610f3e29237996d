package org.casebook.models.neural.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.casebook.models.ModelException;
import org.casebook.models.export.Tensor;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.neural.TorchForTests;
import org.casebook.models.training.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerationTrainerTest {
  private static final List<LabelledCase> FIT = Toy.xor(400, 1);
  private static final List<LabelledCase> VALIDATION = Toy.xor(60, 2);

  private static ExpertsSettings settings(int steps) {
    return new ExpertsSettings(steps, 32, 5e-3, 20, 10, 0.3, true, Map.of(), 7);
  }

  private static ModerationTrainer trainer(TorchEngine torch, int steps, Optional<Path> file) {
    return new ModerationTrainer(torch, Toy.SHAPE, settings(steps), Toy.policies(), file);
  }

  @Test
  void learnsWhatNeitherWordsNorPicturesTellAlone() {
    TorchEngine torch = TorchForTests.open();
    List<LabelledCase> report = Toy.xor(200, 3);
    try (TrainedNetwork network =
        trainer(torch, 160, Optional.empty())
            .train(FIT, VALIDATION, Progress.SILENT, () -> false)) {
      double[][] logits =
          network.read(report.stream().map(LabelledCase::tokens).toList(), texts()).logits();
      long right = 0;
      for (int i = 0; i < logits.length; i++) {
        right += logits[i][0] > 0 == report.get(i).labels().getOrDefault(Toy.HATE, false) ? 1 : 0;
      }
      assertThat(right).isGreaterThan(185);
    }
  }

  @Test
  void aCaseScoresTheSameAloneAndAmongOthers() {
    TorchEngine torch = TorchForTests.open();
    List<CaseTokens> cases = Toy.xor(9, 4).stream().map(LabelledCase::tokens).toList();
    try (TrainedNetwork network =
        trainer(torch, 20, Optional.empty()).train(FIT, VALIDATION, Progress.SILENT, () -> false)) {
      double[][] among = network.read(cases, texts()).logits();
      for (int i = 0; i < among.length; i++) {
        double alone = network.read(List.of(cases.get(i)), texts()).logits()[0][0];
        assertThat(alone).isCloseTo(among[i][0], org.assertj.core.api.Assertions.within(1e-5));
      }
    }
  }

  @Test
  void goesOnFromACheckpointAsIfNothingHadHappened(@TempDir Path folder) {
    TorchEngine torch = TorchForTests.open();
    Path file = folder.resolve("training.checkpoint");
    AtomicInteger steps = new AtomicInteger();
    assertThatThrownBy(
            () ->
                trainer(torch, 60, Optional.of(file))
                    .train(FIT, VALIDATION, Progress.SILENT, () -> steps.incrementAndGet() > 50))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("cancelled");
    try (TrainedNetwork resumed =
            trainer(torch, 60, Optional.of(file))
                .train(FIT, VALIDATION, Progress.SILENT, () -> false);
        TrainedNetwork whole =
            trainer(torch, 60, Optional.empty())
                .train(FIT, VALIDATION, Progress.SILENT, () -> false)) {
      List<Tensor> expected = List.copyOf(whole.tensors().values());
      List<Tensor> tensors = List.copyOf(resumed.tensors().values());
      for (int i = 0; i < expected.size(); i++) {
        assertThat(tensors.get(i).values()).containsExactly(expected.get(i).values());
      }
    }
  }

  private static List<float[]> texts() {
    return List.of(Toy.policies().mean(Toy.HATE));
  }
}
