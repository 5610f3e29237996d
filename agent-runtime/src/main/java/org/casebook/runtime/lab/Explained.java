package org.casebook.runtime.lab;

import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.policy.PolicyVerdict;

/** One sample under two policies: what each clause says, before and after. */
public record Explained(Sample sample, PolicyVerdict before, PolicyVerdict after) {}
