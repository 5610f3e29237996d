package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxSessionsTest {
  @Test
  void aFileThatIsNoModelIsNamedWithTheRemedy(@TempDir Path folder) throws IOException {
    StoredModel model = model(folder, "this is no model");
    try (OnnxSessions sessions = new OnnxSessions()) {
      assertThatThrownBy(() -> sessions.session(model, "model.onnx"))
          .isInstanceOf(CasebookException.class)
          .hasMessageContaining("own:1/model.onnx is not a model")
          .hasMessageContaining("casebook models verify");
    }
  }

  @Test
  void aModelFileIsOpenedOnce() throws InterruptedException {
    StoredModel model = TestModels.require(Recipes.MINILM);
    try (OnnxSessions sessions = new OnnxSessions()) {
      assertThat(sessions.session(model, "model.onnx"))
          .isSameAs(sessions.session(model, "model.onnx"));
    }
  }

  @Test
  void closingWaitsForRunsAndLaterRunsAreRefused() throws Exception {
    OnnxSessions sessions = new OnnxSessions();
    MiniLmEncoder encoder = new MiniLmEncoder(sessions, TestModels.require(Recipes.MINILM));
    ExecutorService workers = Executors.newFixedThreadPool(2);
    CountDownLatch running = new CountDownLatch(2);
    List<Future<?>> results = new ArrayList<>();
    for (int worker = 0; worker < 2; worker++) {
      results.add(
          workers.submit(
              () -> {
                running.countDown();
                while (true) {
                  encoder.encode("word ".repeat(200));
                }
              }));
    }
    running.await();
    sessions.close();
    for (Future<?> result : results) {
      assertThatThrownBy(result::get)
          .hasCauseInstanceOf(CasebookException.class)
          .hasMessageContaining("was closed");
    }
    workers.shutdown();
  }

  private static StoredModel model(Path folder, String weights) throws IOException {
    Path home = Files.createDirectories(folder.resolve("own/1"));
    String card =
        "{\"name\": \"own\", \"version\": \"1\", \"kind\": \"text-classifier\", \"source\":"
            + " \"here\", \"licence\": \"MIT\"}";
    Files.writeString(home.resolve("model.onnx"), weights);
    Files.writeString(home.resolve("card.json"), card);
    Files.writeString(
        home.resolve("SHA256SUMS"),
        Digest.sha256(weights) + "  model.onnx\n" + Digest.sha256(card) + "  card.json\n");
    return new Catalogue(folder).find(new ModelVersion("own", "1")).orElseThrow();
  }
}
