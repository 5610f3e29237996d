package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.testing.OwnModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementTest {
  @TempDir Path models;

  private StoredModel model() throws Exception {
    OwnModels.text(models, "mine");
    return new Catalogue(models).find(new ModelVersion("mine", "1")).orElseThrow();
  }

  @Test
  void withoutAnAcceleratorEverythingRunsOnTheCpuAndSaysWhy() throws Exception {
    Accelerator none =
        new Accelerator(
            options -> {
              throw new OrtException("libcublasLt.so.12: cannot open shared object file\nat ...");
            });
    try (OnnxSessions sessions = new OnnxSessions(none)) {
      assertThat(new TextClassifier(sessions, model()).classify("vermin")).hasSize(2);
      assertThat(sessions.provider().provider()).isEqualTo(ExecutionProvider.CPU);
      assertThat(sessions.placements())
          .singleElement()
          .satisfies(
              placement -> {
                assertThat(placement.session()).isEqualTo("mine:1/model.onnx");
                assertThat(placement.provider()).isEqualTo(ExecutionProvider.CPU);
                assertThat(placement.fallback().orElseThrow())
                    .contains("libcublasLt")
                    .doesNotContain("\n");
              });
    }
  }

  @Test
  void aSessionThatTheAcceleratorRefusesFallsBackAlone() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Accelerator full =
        new Accelerator(
            options -> {
              if (asked.getAndIncrement() > 0) {
                throw new OrtException("out of memory");
              }
            });
    try (OnnxSessions sessions = new OnnxSessions(full)) {
      assertThat(sessions.provider().provider()).isEqualTo(ExecutionProvider.CUDA);
      assertThat(new TextClassifier(sessions, model()).classify("vermin")).hasSize(2);
      assertThat(sessions.placements().get(0).provider()).isEqualTo(ExecutionProvider.CPU);
      assertThat(sessions.placements().get(0).fallback().orElseThrow()).contains("out of memory");
    }
  }

  @Test
  void theRealProbeAnswersOnThisMachine() {
    try (OnnxSessions sessions = new OnnxSessions()) {
      Placement provider = sessions.provider();
      assertThat(provider.fallback().isPresent())
          .isEqualTo(provider.provider() == ExecutionProvider.CPU);
      assertThat(provider.provider().settings().workers()).isPositive();
    }
  }
}
