package org.casebook.runtime.inference;

import java.util.Optional;

/**
 * What a session runs on.
 *
 * @param session model and file, or what was probed
 * @param provider what computes it
 * @param fallback why it is not a faster one; empty where there is none faster
 */
public record Placement(String session, ExecutionProvider provider, Optional<String> fallback) {}
