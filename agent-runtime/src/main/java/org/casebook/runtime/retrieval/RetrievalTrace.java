package org.casebook.runtime.retrieval;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.casebook.runtime.graph.GraphPath;
import org.casebook.runtime.retrieval.ClauseMatch.Rank;

/**
 * How a search came to its answer: for people who ask why a clause was found or left out.
 *
 * @param query the text, as far as it was read
 * @param outOfForce why the policy does not apply at all; empty when it does
 * @param signals what the words of the text point at
 * @param seeds where the walk started, heaviest first
 * @param hits clauses, exceptions and definitions, best first
 * @param context what is to be read, in this order
 * @param cuts what did not fit
 * @param tokens estimated length of the context
 * @param budget the most that it may be
 */
public record RetrievalTrace(
    String query,
    String outOfForce,
    SortedSet<String> signals,
    List<Seed> seeds,
    List<Hit> hits,
    List<Item> context,
    List<Cut> cuts,
    int tokens,
    int budget) {
  public RetrievalTrace {
    signals = new TreeSet<>(signals);
    seeds = List.copyOf(seeds);
    hits = List.copyOf(hits);
    context = List.copyOf(context);
    cuts = List.copyOf(cuts);
  }

  /** Nothing found, as the policy is not in force here. */
  static RetrievalTrace none(String query, String why) {
    return new RetrievalTrace(
        query, why, new TreeSet<>(), List.of(), List.of(), List.of(), List.of(), 0, 0);
  }

  /** The ids of the clauses, exceptions and definitions in the context. */
  public List<String> read() {
    return context.stream().map(Item::name).toList();
  }

  /**
   * A node that rankings found.
   *
   * @param name clause id, or {@code definition:} and a term
   * @param score fused score
   * @param ranks its place in each ranking
   */
  public record Seed(String name, double score, List<Rank> ranks) {
    public Seed {
      ranks = List.copyOf(ranks);
    }
  }

  /**
   * A node by its final score.
   *
   * @param name clause id, or {@code definition:} and a term
   * @param fused share of the fused rankings in the score
   * @param walked share of the walk in it
   */
  public record Hit(String name, double score, double fused, double walked) {}

  /** Why something is read. */
  public enum Role {
    /** Among the best clauses. */
    FOUND,
    /** Belongs to one of them: an exception, a definition, a clause that takes precedence. */
    BELONGS
  }

  /**
   * Something to read.
   *
   * @param name clause id, or {@code definition:} and a term
   * @param whole whether all of it fitted, or only its rule
   * @param tokens estimated
   * @param path how it was reached: from a seed, or from the clause that it belongs to
   */
  public record Item(String name, Role role, boolean whole, int tokens, GraphPath path) {}

  /**
   * Something that did not fit.
   *
   * @param name clause id
   * @param tokens what it would have taken with all that belongs to it
   */
  public record Cut(String name, int tokens) {}
}
