package org.casebook.runtime;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.casebook.models.Metric;
import org.casebook.models.evaluation.Report;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.explanation.Explainer;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.explanation.Rederivation.Outcome;
import org.casebook.runtime.explanation.Sentence;
import org.casebook.runtime.explanation.Wording;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;

/**
 * Whether explanations explain: over the bundled samples, in each language, whether the outcome can
 * be read from an account whose clauses and actions are masked, and how often a counterfactual is
 * found.
 */
public final class RationaleTrial {
  private RationaleTrial() {}

  /** A decided case with what its explanation gives. */
  private record Judged(boolean agrees, boolean grounded, boolean turned, boolean same) {}

  /**
   * Decides the samples anew, over a log that is not kept, and measures their explanations.
   *
   * @param most samples
   */
  public static List<Metric> run(Workspace workspace, int most, PrintStream progress) {
    MemoryLog log = new MemoryLog("rationale", Clock.systemUTC());
    Explainer explainer =
        new Explainer(new EvidenceFusion(FusionSettings.bundled()), Runtimes.versions(workspace));
    List<CaseFile> files = new ArrayList<>();
    String ids = "";
    try (AgentRuntime runtime = Runtimes.inMemory(workspace, log, progress)) {
      List<String> cases = runtime.openSamples().caseIds().stream().limit(most).toList();
      for (String id : cases) {
        var unused = runtime.run(id, "").join();
        files.add(runtime.caseFile(id).orElseThrow());
        progress.printf(Locale.ROOT, "\r%d of %d samples", files.size(), cases.size());
      }
      progress.println();
      ids = String.join(" ", cases);
    }
    Report report = new Report(Digest.sha256(ids), 0, "fusion");
    for (Locale language : Wording.LANGUAGES) {
      List<Judged> judged = files.stream().map(file -> judge(file, explainer, language)).toList();
      String name = "rationale." + language.getLanguage();
      report.add(
          name + ".agreement",
          "share of samples whose outcome follows from the account alone, clauses and actions"
              + " masked",
          judged,
          list -> share(list.stream().filter(Judged::agrees).count(), list.size()),
          null);
      report.add(
          name + ".grounded",
          "share of samples in whose account every sentence about clauses or evidence names them",
          judged,
          list -> share(list.stream().filter(Judged::grounded).count(), list.size()),
          null);
      if (language.equals(Locale.ENGLISH)) {
        report.add(
            "counterfactual.found",
            "share of samples for which a change of outcome was found, verified by judging anew",
            judged,
            list -> share(list.stream().filter(Judged::turned).count(), list.size()),
            null);
        report.add(
            "replay.same",
            "share of samples that are decided the same when judged again from the log",
            judged,
            list -> share(list.stream().filter(Judged::same).count(), list.size()),
            null);
      }
    }
    return report.metrics();
  }

  private static Judged judge(CaseFile file, Explainer explainer, Locale language) {
    RunTrace run = file.lastRun().orElseThrow();
    Decision decision = run.decision().orElseThrow();
    Outcome read = explainer.rederive(file, run, language);
    Explanation explanation =
        explainer.explain(file, run, LocalDate.EPOCH, language, signal -> signal);
    return new Judged(
        read == Outcome.of(decision),
        explanation.account().stream().allMatch(RationaleTrial::grounded),
        explanation.counterfactual().isPresent(),
        explanation.same());
  }

  private static boolean grounded(Sentence sentence) {
    return switch (sentence.kind()) {
      case RULE, EXCUSED, NO_EXCEPTION -> !sentence.clauses().isEmpty();
      case SHOWN -> !sentence.clauses().isEmpty() && !sentence.evidence().isEmpty();
      case FOR, AGAINST, UNREAD, LESS -> !sentence.evidence().isEmpty();
      case BELIEF, CONFLICT, UNTRAINED -> true;
    };
  }

  private static double share(long part, int whole) {
    return whole == 0 ? Double.NaN : part / (double) whole;
  }
}
