package org.casebook.runtime.domain;

/**
 * A clause tied to the exact content that it is applied to. It resolves or the decision is
 * rejected.
 *
 * @param clause id, as in {@code SP3.b}
 * @param policy id of the policy
 * @param version of the policy
 * @param clauseSha256 digest of the clause as people read it
 * @param where the span, box or whole item
 * @param contentSha256 digest of the span's UTF-8 bytes, or of the media file
 * @param quote the span's text, or a short description of the media
 * @param exception whether the clause excuses (an exception that was applied) rather than prohibits
 */
public record Citation(
    String clause,
    String policy,
    String version,
    String clauseSha256,
    Locator where,
    String contentSha256,
    String quote,
    boolean exception) {}
