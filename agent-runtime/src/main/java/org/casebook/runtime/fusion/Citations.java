package org.casebook.runtime.fusion;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/** Ties clauses to the content that the evidence rests on, and checks that the ties hold. */
public final class Citations {
  private static final int AT_MOST = 3;
  private static final int QUOTE_LENGTH = 160;

  private final Policy policy;

  /** Citations into this policy. */
  public Citations(Policy policy) {
    this.policy = policy;
  }

  /**
   * Cites a clause at the evidence that it requires, strongest first; then at the strongest
   * evidence for its area; at the first item as a whole where there is none.
   */
  List<Citation> cite(Clause clause, List<ContentItem> items, List<Evidence> evidence) {
    Map<String, ContentItem> byId =
        items.stream().collect(Collectors.toMap(ContentItem::id, Function.identity(), (a, b) -> a));
    List<Locator> where =
        evidence.stream()
            .filter(e -> clause.mayRestOn(e.signal()) || weight(e, clause) > 0)
            .sorted(
                Comparator.comparing((Evidence e) -> !clause.mayRestOn(e.signal()))
                    .thenComparing(e -> -weight(e, clause)))
            .map(e -> e.locators().get(0))
            .filter(locator -> byId.containsKey(locator.item()))
            .distinct()
            .limit(AT_MOST)
            .toList();
    return (where.isEmpty() ? List.of(new Locator.Whole(items.get(0).id())) : where)
        .stream().map(locator -> cite(clause, locator, byId)).toList();
  }

  private Citation cite(Clause clause, Locator where, Map<String, ContentItem> items) {
    ContentItem item = items.get(where.item());
    if (item == null) {
      throw new IllegalArgumentException(
          "a citation points to " + where.item() + ", not in the case");
    }
    return new Citation(
        clause.id(),
        policy.id(),
        policy.version(),
        clause.sha256(),
        where,
        digest(item, where),
        quote(item, where),
        clause.exception());
  }

  /**
   * Whether the citation still names what it named: the clause with this digest in this version of
   * the policy, and the same content at the same place.
   */
  public boolean resolves(Citation citation, List<ContentItem> items) {
    return citation.policy().equals(policy.id())
        && citation.version().equals(policy.version())
        && policy
            .clause(citation.clause())
            .filter(clause -> clause.sha256().equals(citation.clauseSha256()))
            .isPresent()
        && items.stream()
            .filter(item -> item.id().equals(citation.where().item()))
            .anyMatch(item -> digest(item, citation.where()).equals(citation.contentSha256()));
  }

  /**
   * How strongly evidence speaks for the clause's area; for an exception, how strongly it excuses.
   */
  private static double weight(Evidence evidence, Clause clause) {
    double weight =
        clause
            .area()
            .map(area -> evidence.weights().getOrDefault(area, 0.0))
            .orElseGet(() -> clause.mayRestOn(evidence.signal()) ? 1.0 : 0.0);
    return weight * evidence.reliability();
  }

  private static String digest(ContentItem item, Locator where) {
    return item instanceof ContentItem.Media media
        ? media.sha256()
        : Digest.sha256(span((ContentItem.Text) item, where));
  }

  private static String quote(ContentItem item, Locator where) {
    String quote =
        item instanceof ContentItem.Media media
            ? media.name()
            : span((ContentItem.Text) item, where).strip();
    return quote.length() <= QUOTE_LENGTH
        ? quote
        : quote.substring(0, quote.offsetByCodePoints(0, quote.codePointCount(0, QUOTE_LENGTH) - 1))
            + "…";
  }

  private static String span(ContentItem.Text text, Locator where) {
    if (where instanceof Locator.Span span) {
      int end = Math.min(span.end(), text.text().length());
      return text.text().substring(Math.min(span.start(), end), end);
    }
    return text.text();
  }
}
