package org.casebook.runtime.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.log.LoggedEvent;

/**
 * Precedents as a fold of the log: each confirmed or overridden decision that nobody took back; the
 * last review of a case counts. What was handed on to others has decided nothing.
 */
public final class PrecedentFold {
  private final Map<String, String> digests = new HashMap<>();
  private final Map<String, PolicyVersion> policies = new HashMap<>();
  private final Map<String, List<Review>> reviews = new LinkedHashMap<>();

  private PrecedentFold() {}

  /** The precedents in these events, by the order of their cases' first reviews. */
  public static List<Precedent> of(Stream<LoggedEvent> events) {
    PrecedentFold fold = new PrecedentFold();
    events.forEach(logged -> fold.take(logged.event()));
    return fold.precedents();
  }

  private void take(Event event) {
    if (event instanceof Event.CaseOpened opened) {
      digests.put(opened.caseId(), digest(opened.content()));
    } else if (event instanceof Event.RunStarted started) {
      policies.put(started.run(), started.policy());
    } else if (event instanceof Event.DecisionReviewed reviewed) {
      reviews.computeIfAbsent(reviewed.caseId(), id -> new ArrayList<>()).add(reviewed.review());
    } else if (event instanceof Event.ReviewWithdrawn withdrawn) {
      reviews
          .getOrDefault(withdrawn.caseId(), new ArrayList<>())
          .removeIf(review -> review.id().equals(withdrawn.review()));
    }
  }

  private List<Precedent> precedents() {
    List<Precedent> precedents = new ArrayList<>();
    for (List<Review> ofCase : reviews.values()) {
      if (!ofCase.isEmpty()) {
        Review last = ofCase.get(ofCase.size() - 1);
        PolicyVersion policy = policies.get(last.run());
        String digest = digests.get(last.caseId());
        if (last.verdict() != Review.Verdict.ESCALATED && policy != null && digest != null) {
          precedents.add(precedent(last, digest, policy));
        }
      }
    }
    return precedents;
  }

  private static Precedent precedent(Review review, String digest, PolicyVersion policy) {
    return new Precedent(
        review.id(),
        review.caseId(),
        digest,
        review.verdict(),
        review.action(),
        review.clauses(),
        review.reviewer(),
        policy);
  }

  /** Of what was judged: the texts and the media's digests, in order. */
  static String digest(Case content) {
    StringBuilder parts = new StringBuilder();
    for (ContentItem item : content.items()) {
      parts.append(item.kind().key()).append(' ');
      parts.append(
          item instanceof ContentItem.Media media
              ? media.sha256()
              : Digest.sha256(((ContentItem.Text) item).text()));
      parts.append('\n');
    }
    return Digest.sha256(parts.toString());
  }
}
