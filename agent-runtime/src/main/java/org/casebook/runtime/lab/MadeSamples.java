package org.casebook.runtime.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.samples.LabelledSample;
import org.casebook.runtime.samples.PolicySamples;
import org.casebook.runtime.samples.SampleLines;
import org.casebook.runtime.samples.SampleSet;

/**
 * Samples that were made for a clause while it is written. Their labels are what the policy says of
 * them at that moment, and stay when the clause changes.
 *
 * @param lacking why there are none; empty text when there are
 */
public record MadeSamples(String clause, List<Sample> samples, String lacking) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS = 128;
  private static final long SEED = 42;

  public MadeSamples {
    samples = List.copyOf(samples);
  }

  static MadeSamples of(Policy policy, String clause) {
    PolicySamples grammar = PolicySamples.of(policy);
    SampleSet made = grammar.forClause(clause, grammar.languages(), ROWS, SEED);
    LocalDate day = policy.scope().validFrom().orElse(LocalDate.EPOCH);
    List<Sample> samples = new ArrayList<>();
    made.samples().forEach(sample -> samples.add(sample(sample, day)));
    return new MadeSamples(clause, samples, made.lacking().getOrDefault(clause, ""));
  }

  private static Sample sample(LabelledSample made, LocalDate day) {
    try {
      Sample read = SampleFile.sample(JSON.readTree(SampleLines.line(made)), day);
      TreeMap<String, String> slices = new TreeMap<>(read.slices());
      slices.put(LabSamples.SOURCE, "made");
      return new Sample(
          read.id(),
          read.text(),
          read.lang(),
          read.signals(),
          read.beliefs(),
          read.country(),
          read.surface(),
          read.day(),
          read.gold(),
          slices);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sample was written that can not be read", e);
    }
  }
}
