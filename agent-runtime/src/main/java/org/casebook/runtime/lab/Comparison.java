package org.casebook.runtime.lab;

import java.time.Duration;
import java.util.Optional;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader.Reading;
import org.casebook.runtime.policy.PolicyText;

/**
 * What a draft does.
 *
 * @param draft what was looked at
 * @param reading the policy, or what is wrong with it
 * @param against the policy that it is compared with
 * @param report what changes; empty while the draft has problems
 * @param samples how many it was tried on
 * @param took from the change to the answer, without waiting for more changes
 */
public record Comparison(
    PolicyText draft,
    Reading reading,
    Policy against,
    Optional<BacktestReport> report,
    int samples,
    Duration took) {}
