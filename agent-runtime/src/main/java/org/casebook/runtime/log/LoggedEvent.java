package org.casebook.runtime.log;

import java.time.Instant;
import java.util.Optional;

/**
 * An event with its place in history.
 *
 * @param writer who appended it: one chain per writer
 * @param seq from 1, without gaps, per writer
 * @param at when, by the writer's clock
 * @param schema version of the payload's form
 * @param id {@code <writer>-<seq>}
 * @param cause id of the event that caused this one, if any
 */
public record LoggedEvent(
    String writer,
    long seq,
    Instant at,
    int schema,
    String id,
    Optional<String> cause,
    Event event) {}
