package org.casebook.runtime.domain;

/**
 * What one piece of evidence adds to the belief about one area after reliability, cap and
 * correlation discount.
 *
 * @param evidence id of the evidence
 * @param logOdds signed, in nats
 * @param adjustment why it differs from the evidence's own weight, for people; empty when it does
 *     not
 */
public record Contribution(String evidence, double logOdds, String adjustment) {}
