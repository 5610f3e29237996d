package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.retrieval.ClauseMatch;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.retrieval.Resemblance;
import org.casebook.runtime.retrieval.SearchRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the clauses that a text may be about, and which harm areas it is about by the examples that
 * it resembles. The evidence is weak on purpose: what a text is about is not what it does ({@code
 * docs/policy-search.md}).
 */
public final class SearchPolicy implements Tool {
  private static final Logger LOG = LoggerFactory.getLogger(SearchPolicy.class);
  private static final String NAME = "search_policy";
  private static final String SIGNAL = "example.similar";
  private static final String GROUP = "policy-examples";
  private static final String ENGLISH = "eng";
  private static final int CLAUSES = 8;
  private static final int SHOWN_DIGITS = 12;
  private static final double RELIABILITY = 0.7;
  private static final double RELIABILITY_UNKNOWN_LANGUAGE = 0.35;
  private static final double FAR = 0.35;
  private static final double CLOSE = 0.6;
  private static final double LEAST_WEIGHT = 0.05;

  private final PolicyIndex index;
  private final ToolSpec spec;

  /**
   * @param index of the policy that decides; built on first use when nobody prepared it
   */
  public SearchPolicy(PolicyIndex index) {
    this.index = index;
    String policy = index.policy().sha256();
    this.spec =
        new ToolSpec(
            NAME,
            "2-"
                + policy.substring(0, Math.min(SHOWN_DIGITS, policy.length()))
                + index.encoderId().map(id -> "-" + id).orElse(""),
            "Finds the policy clauses that a text may be about, and the examples it resembles",
            Set.of(ItemKind.TEXT),
            Set.of(SIGNAL),
            10);
  }

  /** SHA-256 of the policy that it searches. */
  public String policy() {
    return index.policy().sha256();
  }

  @Override
  public ToolSpec spec() {
    return spec;
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    try {
      return search(input);
    } catch (CasebookException e) {
      return new Failed(Failed.Kind.UNAVAILABLE, "" + e.getMessage(), "run `casebook doctor`");
    }
  }

  @Override
  public void prepare() {
    try {
      index.prepare();
    } catch (CasebookException e) {
      LOG.debug("policy search is not ready: {}", e.getMessage());
    }
  }

  private ToolResult search(ToolInput input) throws InterruptedException {
    if (!(input.item() instanceof ContentItem.Text item)) {
      return new Failed(
          Failed.Kind.BAD_INPUT,
          NAME + " reads text, and " + input.item().id() + " is " + input.item().kind().key(),
          "read the text in it first");
    }
    if (item.text().isBlank()) {
      return new ToolResult.Nothing("The text is empty.", List.of());
    }
    Optional<String> language = input.known("language");
    boolean english = language.map(ENGLISH::equals).orElse(true);
    List<ClauseMatch> matches =
        index.search(SearchRequest.in(input.context().country(), english, item.text(), CLAUSES));
    if (Thread.interrupted()) {
      throw new InterruptedException(NAME + " was cancelled");
    }
    if (matches.isEmpty()) {
      return new ToolResult.Nothing("No clause has a word in common with the text.", List.of());
    }
    List<Observation> observations = new ArrayList<>();
    matches.forEach(match -> observations.add(new Observation(match.clause(), why(match))));
    Optional<Resemblance> resemblance = english ? index.resemblance(item.text()) : Optional.empty();
    resemblance.ifPresent(r -> observations.add(new Observation("nearest example", quote(r))));
    double reliability = language.isPresent() ? RELIABILITY : RELIABILITY_UNKNOWN_LANGUAGE;
    List<Evidence> evidence =
        resemblance.flatMap(r -> evidence(input, r, reliability)).stream().toList();
    String names =
        matches.stream()
            .limit(3)
            .map(m -> m.clause() + " " + title(m))
            .collect(Collectors.joining("; "));
    return new ToolResult.Found(
        "Closest clauses: " + names,
        observations,
        evidence,
        List.of(),
        matches.stream().map(m -> new ClauseHit(m.clause(), m.score())).toList());
  }

  private Optional<Evidence> evidence(
      ToolInput input, Resemblance resemblance, double reliability) {
    SortedMap<HarmArea, Double> weights = new TreeMap<>(resemblance.ratios());
    weights.values().removeIf(weight -> Math.abs(weight) < LEAST_WEIGHT);
    double nearness = Math.max(0, Math.min(1, (resemblance.closest() - FAR) / (CLOSE - FAR)));
    if (weights.isEmpty() || nearness == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Evidence(
            input.call().id() + "/1",
            NAME,
            SIGNAL,
            weights,
            reliability * nearness,
            GROUP,
            List.of(new Locator.Whole(input.item().id())),
            quote(resemblance)));
  }

  private static String quote(Resemblance resemblance) {
    Example example = resemblance.nearest().get(0).example();
    return String.format(
        java.util.Locale.ROOT,
        "%.2f like “%s” (%s %s)",
        resemblance.closest(),
        example.text(),
        example.violates() ? "violates" : "safe for",
        example.clause());
  }

  private String title(ClauseMatch match) {
    return index.policy().clause(match.clause()).map(Clause::title).orElse("");
  }

  private String why(ClauseMatch match) {
    String ranks =
        match.ranks().stream()
            .map(rank -> rank.ranking() + " #" + rank.place())
            .collect(Collectors.joining(", "));
    return title(match) + " (" + (ranks.isEmpty() ? match.path() : ranks) + ")";
  }
}
