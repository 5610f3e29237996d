package org.casebook.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.domain.Review.Verdict;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.MemoryLog;
import org.junit.jupiter.api.Test;

class PrecedentFoldTest {
  private static final PolicyVersion POLICY = new PolicyVersion("p", "1.0.0", "a".repeat(64));
  private final MemoryLog log = new MemoryLog("w", Clock.systemUTC());

  @Test
  void aReviewedDecisionBecomesAPrecedentWithItsPolicyVersion() {
    opened("c1", "hello");
    review("r1", "c1", Verdict.OVERRIDDEN, "SP3.a");
    assertThat(fold())
        .singleElement()
        .satisfies(
            precedent -> {
              assertThat(precedent.policy()).isEqualTo(POLICY);
              assertThat(precedent.clauses()).containsExactly("SP3.a");
              assertThat(precedent.reviewer()).isEqualTo("mara");
              assertThat(precedent.caseSha256()).hasSize(64);
            });
  }

  @Test
  void whatWasTakenBackOrHandedOnDecidesNothingAndTheLastReviewCounts() {
    opened("c1", "one");
    review("r1", "c1", Verdict.CONFIRMED, "SP3.a");
    review("r2", "c1", Verdict.OVERRIDDEN, "SP3.b");
    opened("c2", "two");
    review("r3", "c2", Verdict.ESCALATED, "SP3.a");
    assertThat(fold()).extracting(Precedent::review).containsExactly("r2");
    log.append(new Event.ReviewWithdrawn("c1", "r2", "mara"), Optional.empty());
    assertThat(fold()).extracting(Precedent::review).containsExactly("r1");
    log.append(new Event.ReviewWithdrawn("c1", "r1", "mara"), Optional.empty());
    assertThat(fold()).isEmpty();
  }

  @Test
  void theDigestIsOfWhatWasJudged() {
    String text = PrecedentFold.digest(content("c1", "hello"));
    assertThat(PrecedentFold.digest(content("c2", "hello"))).isEqualTo(text);
    assertThat(PrecedentFold.digest(content("c1", "hello!"))).isNotEqualTo(text);
    Case media =
        new Case(
            "c1",
            List.of(new ContentItem.Media("media-1", ItemKind.IMAGE, "b".repeat(64), "a.png")),
            CaseContext.unknown(),
            Optional.empty());
    assertThat(PrecedentFold.digest(media)).isNotEqualTo(text);
  }

  private List<Precedent> fold() {
    try (Stream<LoggedEvent> all = log.all()) {
      return PrecedentFold.of(all);
    }
  }

  private void opened(String id, String text) {
    log.append(new Event.CaseOpened(content(id, text)), Optional.empty());
    log.append(
        new Event.RunStarted(
            id, id + "-run", "all-tools", POLICY, List.of(), List.of(), Budget.standard()),
        Optional.empty());
  }

  private static Case content(String id, String text) {
    return new Case(
        id, List.of(new ContentItem.Text("text", text)), CaseContext.unknown(), Optional.empty());
  }

  private void review(String id, String caseId, Verdict verdict, String clause) {
    log.append(
        new Event.DecisionReviewed(
            new Review(
                id,
                caseId,
                caseId + "-run",
                "mara",
                verdict,
                Action.REMOVE,
                List.of(clause),
                "wrong-clause",
                "")),
        Optional.empty());
  }
}
