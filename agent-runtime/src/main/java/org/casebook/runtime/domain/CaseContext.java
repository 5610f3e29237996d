package org.casebook.runtime.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a case comes from. Every field is content, written by strangers: data, never instructions.
 *
 * @param author handle of the account, or empty text
 * @param surface post, comment, message, listing, profile ...
 * @param locale BCP 47 tag of the author's settings
 * @param country ISO 3166 alpha-2
 * @param createdAt when it was written; decides which policy version applies
 * @param reports what users reported, with counts
 * @param thread earlier messages, oldest first
 */
public record CaseContext(
    String author,
    String surface,
    String locale,
    String country,
    Optional<Instant> createdAt,
    List<Report> reports,
    List<String> thread) {
  public CaseContext {
    reports = List.copyOf(reports);
    thread = List.copyOf(thread);
  }

  /** A context of which nothing is known. */
  public static CaseContext unknown() {
    return new CaseContext("", "", "", "", Optional.empty(), List.of(), List.of());
  }

  /** The number of reports of all reasons. */
  public int reportCount() {
    return reports.stream().mapToInt(Report::count).sum();
  }

  /** One reason that users gave, and how many gave it. */
  public record Report(String reason, int count) {}
}
