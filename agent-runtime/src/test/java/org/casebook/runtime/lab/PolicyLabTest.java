package org.casebook.runtime.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.policy.ClauseConflicts;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyProblem;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A draft over the examples of the community policy. */
class PolicyLabTest {
  private static final String FILE = PolicyText.clauseFile("HT3.a");

  /** Nothing is published here. */
  private static final PolicyRevisions.Texts NONE =
      new PolicyRevisions.Texts() {
        @Override
        public String keep(byte[] text) {
          throw new IllegalStateException("nothing is published");
        }

        @Override
        public Optional<byte[]> find(String sha256) {
          return Optional.empty();
        }
      };

  @TempDir Path home;
  private final PolicyText text = PolicyText.of(community());
  private final Policy policy = new PolicyReader().read(text).policy().orElseThrow();
  private final PolicyLab lab =
      new PolicyLab(
          new PolicyRevisions(new MemoryLog("writer", Clock.systemUTC()), NONE, text),
          () -> new LabSamples(SampleSources.examples(policy)),
          Thresholds.of(FusionSettings.bundled()),
          new DraftStore(Path.of(System.getProperty("java.io.tmpdir"))),
          Executors.newFixedThreadPool(2));

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void whatIsReadFromMemoryIsWhatIsReadFromTheFolder() {
    assertThat(policy).isEqualTo(new PolicyReader().load(community()));
  }

  @Test
  void anEditFlipsTheSamplesThatItTouches() throws InterruptedException {
    PolicyText draft = edited("action: remove", "action: restrict");
    BacktestReport report = lab.compare(policy, draft).report().orElseThrow();
    assertThat(report.moved(Action.REMOVE, Action.RESTRICT)).isPositive();
    assertThat(report.flips())
        .isNotEmpty()
        .allSatisfy(flip -> assertThat(flip.clausesBefore()).contains("HT3.a"));
    assertThat(lab.compare(policy, text).report().orElseThrow().changed()).isZero();
  }

  @Test
  void aFlipIsExplainedBeforeAndAfter() throws InterruptedException {
    Comparison comparison =
        lab.compare(policy, edited("cue.dehumanise]", "cue.dehumanise, cue.urgency]"));
    Policy draft = comparison.reading().policy().orElseThrow();
    String lost =
        comparison.report().orElseThrow().flips().stream()
            .filter(flip -> flip.clausesBefore().contains("HT3.a"))
            .findFirst()
            .orElseThrow()
            .id();
    Explained explained = lab.explain(lost, policy, draft).orElseThrow();
    assertThat(explained.before().standingIds()).contains("HT3.a");
    assertThat(explained.after().standingIds()).doesNotContain("HT3.a");
    Explained.ClauseProofs proofs =
        explained.clauses().stream()
            .filter(c -> c.clause().equals("HT3.a"))
            .findFirst()
            .orElseThrow();
    assertThat(proofs.changed()).isTrue();
    assertThat(explained.clauses().get(0).changed()).as("what changed comes first").isTrue();
    MarkedProof after = proofs.after().orElseThrow();
    assertThat(after.changed()).isTrue();
    assertThat(after.parts())
        .filteredOn(MarkedProof::changed)
        .extracting(part -> part.proof().label())
        .containsExactly("cue.urgency");
  }

  @Test
  void samplesMadeForAClauseJoinTheLoadedOnesAndAreRight() throws InterruptedException {
    int before = lab.samples().size();
    MadeSamples made = lab.makeSamples(policy, "HT3.a");
    assertThat(made.lacking()).isEmpty();
    assertThat(made.samples()).hasSizeGreaterThan(50);
    assertThat(lab.samples().size()).isEqualTo(before + made.samples().size());
    assertThat(lab.samples().sources()).containsEntry("made", made.samples().size());
    BacktestReport report =
        lab.compare(policy, edited("action: remove", "action: restrict")).report().orElseThrow();
    assertThat(report.flips())
        .anyMatch(flip -> made.samples().stream().anyMatch(s -> s.id().equals(flip.id())));
  }

  @Test
  void clausesThatMayBothHoldWithoutPrecedenceAreToldOf() {
    assertThat(ClauseConflicts.of(policy))
        .allSatisfy(pair -> assertThat(pair.first()).isNotEqualTo(pair.second()))
        .anySatisfy(
            pair -> {
              assertThat(pair.kind()).isEqualTo(ClauseConflicts.Kind.OVERLAP);
              assertThat(List.of(pair.first(), pair.second())).containsExactly("HT2.c", "HT2.d");
              assertThat(pair.shared()).containsExactly("cue.slur");
            });
  }

  @Test
  void aSlipIsReportedWithAFixThatMendsIt() throws InterruptedException {
    PolicyText draft = edited("cue.dehumanise]", "cue.dehumanize]");
    Comparison comparison = lab.compare(policy, draft);
    assertThat(comparison.report()).isEmpty();
    PolicyProblem problem =
        comparison.reading().problems().stream()
            .filter(p -> p.file().equals(FILE))
            .findFirst()
            .orElseThrow();
    QuickFix fix = QuickFix.of(problem).orElseThrow();
    assertThat(fix.apply(draft.file(FILE), problem.column())).isEqualTo(text.file(FILE));
  }

  @Test
  void onlyTheLatestOfManyChangesIsAnswered() throws InterruptedException {
    List<Comparison> answers = new CopyOnWriteArrayList<>();
    CountDownLatch answered = new CountDownLatch(1);
    try (LiveComparison live =
        new LiveComparison(
            () -> lab,
            Executors.newSingleThreadScheduledExecutor(),
            Duration.ofMillis(20),
            answer -> {
              answers.add(answer);
              answered.countDown();
            },
            failure -> {})) {
      for (int i = 0; i < 50; i++) {
        live.changed(policy, edited("severity: 3", "severity: 3 #" + i));
      }
      assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(answers).extracting(a -> a.draft().file(FILE)).last().asString().contains("#49");
  }

  @Test
  void aFileOfMadeUpSamplesIsReadWithItsLabelsAndSlices() throws IOException {
    Path file =
        Files.writeString(
            home.resolve("samples.jsonl"),
            """
            {"attack_family":"homoglyph","clause":"HT3.a","gold":{"action":"remove","clauses":["HT3.a"]},"id":"s1","lang":"deu","signals":["cue.dehumanise","harm.hate"],"slots":{"frame":"none"},"text":"..."}
            """);
    Sample sample = SampleSources.file(file, policy).get(0);
    assertThat(sample.slices()).containsEntry("attack", "homoglyph").containsEntry("frame", "none");
    assertThat(sample.beliefs()).containsOnlyKeys(HarmArea.HATE);
    assertThat(sample.gold().orElseThrow().action()).isEqualTo(Action.REMOVE);
    Files.writeString(file, "{\"id\":", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> SampleSources.file(file, policy)).hasMessageContaining(":2");
  }

  @Test
  void aDraftComesBackAsItWasTyped() {
    DraftStore store = new DraftStore(home.resolve("drafts"));
    PolicyText broken = text.with(FILE, "half a cl");
    store.keep("community", broken);
    assertThat(new DraftStore(home.resolve("drafts")).find("community")).contains(broken);
    store.drop("community");
    assertThat(store.find("community")).isEmpty();
  }

  @Test
  void wordsThatLeaveTheDecisionToTheReaderAreFound() {
    PolicyText draft = edited("Do not describe people", "Do not generally describe people");
    assertThat(Lint.of(draft))
        .anySatisfy(
            remark -> {
              assertThat(remark.file()).isEqualTo(FILE);
              assertThat(remark.word()).isEqualTo("generally");
              assertThat(
                      draft
                          .file(FILE)
                          .split("\n", -1)[remark.line() - 1]
                          .substring(remark.column() - 1))
                  .startsWith("generally");
            });
  }

  private PolicyText edited(String was, String is) {
    assertThat(text.file(FILE)).contains(was);
    return text.with(FILE, text.file(FILE).replace(was, is));
  }

  private static Path community() {
    return Path.of("../samples/src/main/resources/org/casebook/samples/policies/community");
  }
}
