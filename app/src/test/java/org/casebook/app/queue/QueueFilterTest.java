package org.casebook.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;
import org.junit.jupiter.api.Test;

/** Which rows a filter keeps, and why a row comes first. */
class QueueFilterTest {
  @Test
  void everyWordMustOccur() {
    QueueRow row = row(CaseStatus.PROPOSED, Action.REMOVE, 3, 0.9, 0);
    assertThat(text("parcel FEE")).accepts(row);
    assertThat(text("parcel lake").test(row)).isFalse();
  }

  @Test
  void facetsNarrowTogether() {
    QueueRow row = row(CaseStatus.PROPOSED, Action.REMOVE, 3, 0.9, 0);
    QueueFilter both =
        new QueueFilter(
            "", Set.of(HarmArea.SCAM_SPAM), Set.of(), Set.of(Action.REMOVE), Set.of("eng"));
    assertThat(both.test(row)).isTrue();
    QueueFilter other =
        new QueueFilter("", Set.of(HarmArea.HATE), Set.of(), Set.of(Action.REMOVE), Set.of());
    assertThat(other.test(row)).isFalse();
  }

  @Test
  void theStrongestReasonIsNamed() {
    assertThat(WhyFirst.of(row(CaseStatus.PROPOSED, Action.REMOVE, 3, 0.9, 50)))
        .isEqualTo(WhyFirst.SEVERE);
    assertThat(WhyFirst.of(row(CaseStatus.PROPOSED, Action.ESCALATE, 2, 0.5, 0)))
        .isEqualTo(WhyFirst.UNSURE);
    assertThat(WhyFirst.of(row(CaseStatus.PROPOSED, Action.LABEL, 1, 0.6, 0)))
        .isEqualTo(WhyFirst.DOUBTFUL);
    assertThat(WhyFirst.of(row(CaseStatus.OVERRIDDEN, Action.ALLOW, 0, 0.9, 99)))
        .isEqualTo(WhyFirst.SETTLED);
  }

  private static QueueFilter text(String words) {
    return new QueueFilter(words, Set.of(), Set.of(), Set.of(), Set.of());
  }

  private static QueueRow row(
      CaseStatus status, Action action, int severity, double confidence, int reports) {
    return new QueueRow(
        "scam-1",
        "Your parcel waits, pay the fee",
        List.of(ItemKind.TEXT),
        "eng",
        "message",
        status,
        Optional.of(action),
        Optional.of(HarmArea.SCAM_SPAM),
        confidence,
        severity,
        false,
        1,
        reports,
        Instant.EPOCH);
  }
}
