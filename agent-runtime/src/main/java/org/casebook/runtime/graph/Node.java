package org.casebook.runtime.graph;

/**
 * A node: immutable, named and with the digest of what it stands for.
 *
 * @param id unique in a graph, as in {@code clause:community@1.0.0/HT3.a}
 * @param name the short name within its policy: a clause id, a term, a signal
 * @param title for people
 * @param text what it says; empty when the title is all
 * @param language ISO 639-3 of a term or example; empty otherwise
 * @param sha256 digest of its content: two nodes with equal digests say the same
 */
public record Node(
    String id,
    NodeKind kind,
    String name,
    String title,
    String text,
    String language,
    String sha256) {}
