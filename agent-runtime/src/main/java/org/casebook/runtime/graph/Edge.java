package org.casebook.runtime.graph;

/**
 * A typed, signed edge.
 *
 * @param from id of a node
 * @param to id of a node
 * @param negative for requirements: that the predicate must be absent; for examples: that the text
 *     is safe; false for all other kinds
 */
public record Edge(String from, EdgeKind kind, String to, boolean negative) {
  /** An edge without a minus. */
  Edge(String from, EdgeKind kind, String to) {
    this(from, kind, to, false);
  }
}
