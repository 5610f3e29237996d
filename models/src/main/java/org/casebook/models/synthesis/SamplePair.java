package org.casebook.models.synthesis;

/**
 * A text that breaks a rule and one that does not, which differ in one slot: in what is done, at
 * whom it is aimed, or in which frame it is said.
 */
public record SamplePair(Sample violating, Sample confounder) {}
