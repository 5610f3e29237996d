package org.casebook.app.desk;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.domain.Review.Verdict;

/** Records reviews and takes the last one back. Used on the FX thread; writes in the background. */
public final class ReviewDesk {
  private final AgentRuntime runtime;
  private final FxDoor door;
  private final Supplier<String> reviewer;
  private final ReadOnlyObjectWrapper<Optional<Review>> last =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * A desk.
   *
   * @param reviewer the pseudonym to sign with
   */
  public ReviewDesk(AgentRuntime runtime, FxDoor door, Supplier<String> reviewer) {
    this.runtime = runtime;
    this.door = door;
    this.reviewer = reviewer;
  }

  /** The review that {@link #undo} would take back. */
  public ReadOnlyObjectProperty<Optional<Review>> lastProperty() {
    return last.getReadOnlyProperty();
  }

  /** What a reviewer decided, before it has an id. */
  public record Ruling(
      String caseId,
      String run,
      Verdict verdict,
      Action action,
      List<String> clauses,
      String reasonCode,
      String note) {
    public Ruling {
      clauses = List.copyOf(clauses);
    }
  }

  /** Records a ruling; on success it can be undone. */
  public void record(Ruling ruling, Consumer<Review> done, Consumer<RuntimeException> failed) {
    door.load(
        () -> {
          Review review =
              new Review(
                  runtime.nextReviewId(),
                  ruling.caseId(),
                  ruling.run(),
                  reviewer.get(),
                  ruling.verdict(),
                  ruling.action(),
                  ruling.clauses(),
                  ruling.reasonCode(),
                  ruling.note());
          runtime.review(review);
          return review;
        },
        review -> {
          last.set(Optional.of(review));
          done.accept(review);
        },
        failed);
  }

  /** Takes the last review back; says nothing when there is none. */
  public void undo(Consumer<Review> done, Consumer<RuntimeException> failed) {
    last.get()
        .ifPresent(
            review -> {
              last.set(Optional.empty());
              door.load(
                  () -> {
                    runtime.withdraw(review.caseId(), review.id(), reviewer.get());
                    return review;
                  },
                  done,
                  e -> {
                    last.set(Optional.of(review));
                    failed.accept(e);
                  });
            });
  }
}
