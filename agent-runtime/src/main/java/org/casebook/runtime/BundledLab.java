package org.casebook.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.lab.DraftStore;
import org.casebook.runtime.lab.LabSamples;
import org.casebook.runtime.lab.PolicyLab;
import org.casebook.runtime.lab.PolicyRevisions;
import org.casebook.runtime.lab.SampleSources;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.view.CaseFile;

/** The lab over what comes with Casebook and over the workspace's own cases. */
final class BundledLab {
  private BundledLab() {}

  static PolicyLab open(
      Workspace workspace,
      PolicyRevisions revisions,
      FusionSettings settings,
      Supplier<List<CaseFile>> cases,
      ExecutorService workers) {
    return new PolicyLab(
        revisions,
        () -> samples(cases.get()),
        Thresholds.of(settings),
        new DraftStore(workspace.drafts()),
        workers);
  }

  private static LabSamples samples(List<CaseFile> cases) {
    List<Sample> samples = new ArrayList<>();
    try (BundledFiles bundled = BundledFiles.open();
        Stream<Path> files = Files.walk(bundled.root())) {
      Policy policy = new PolicyReader().load(bundled.communityPolicy());
      samples.addAll(SampleSources.examples(policy));
      for (Path file : files.filter(f -> synthetic(f, policy)).sorted().toList()) {
        samples.addAll(SampleSources.file(file, policy));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the samples can not be read; build Casebook anew", e);
    }
    samples.addAll(SampleSources.cases(cases, Clock.systemUTC()));
    return new LabSamples(samples);
  }

  /** Samples that were made for this policy. */
  private static boolean synthetic(Path file, Policy policy) {
    String path = file.toString().replace('\\', '/');
    return path.contains("/synthetic")
        && path.contains(policy.id())
        && (path.endsWith(".jsonl") || path.endsWith(".jsonl.gz"));
  }
}
