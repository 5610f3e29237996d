package org.casebook.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import org.casebook.models.ModelVersion;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.Event.Gate;
import org.casebook.runtime.log.Event.ModelPromoted;
import org.casebook.runtime.storage.QueueQuery;
import org.casebook.runtime.storage.SqliteLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionTest {
  private static final ModelVersion SECOND = MadeHeads.VERSION;
  @TempDir Path folder;
  private Workspace workspace;
  private Promotion promotion;

  @BeforeEach
  void open() throws Exception {
    workspace = Workspace.in(folder.resolve("home"));
    MadeHeads.install(workspace.models());
    promotion = new Promotion(workspace);
  }

  @Test
  void whatAPersonInsistsOnIsInTheLogAndCanBeTakenBack() {
    ModelPromoted forced = (ModelPromoted) promotion.force(SECOND, "we read Tagalog");
    assertThat(forced.gate()).isEqualTo(Gate.FORCED);
    assertThat(forced.reason()).isEqualTo("we read Tagalog");
    assertThat(Runtimes.champions(workspace).version("text-harm")).contains("text-harm:made");

    ModelPromoted back = (ModelPromoted) promotion.rollback("too slow");
    assertThat(back.to()).isEqualTo("text-harm:1");
    assertThat(Runtimes.champions(workspace).version("text-harm")).isEmpty();
    assertThatThrownBy(() -> promotion.rollback("again")).hasMessageContaining("text-harm:1");

    try (SqliteLog log = SqliteLog.openExisting(workspace.log(), Clock.systemUTC())) {
      assertThat(log.ofWorkspace()).hasSize(2);
      assertThat(log.ofWorkspace().get(1).cause()).contains(log.ofWorkspace().get(0).id());
      assertThat(log.rebuild()).isEqualTo(2); // events without a case do not trouble the folds
      assertThat(log.queue(QueueQuery.all())).isEmpty();
    }
  }

  @Test
  void nonsenseIsRefusedWithARemedy() {
    assertThatThrownBy(() -> promotion.force(SECOND, " "))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> promotion.force(TextChampion.DEFAULT, "why not"))
        .hasMessageContaining("decides already");
    assertThatThrownBy(() -> promotion.force(new ModelVersion("text-harm", "9"), "new"))
        .hasMessageContaining("casebook models list");
    assertThatThrownBy(() -> promotion.force(new ModelVersion("minilm-l6-v2-q", "1"), "new"))
        .hasMessageContaining("fills no role");
  }
}
