package org.casebook.runtime.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.log.Event.Stage;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.policy.InvalidPolicyException;
import org.casebook.runtime.policy.Policies;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyRevisionsTest {
  @TempDir private Path folder;
  private final MemoryLog log = new MemoryLog("writer", Clock.systemUTC());
  private final Map<String, byte[]> kept = new HashMap<>();
  private PolicyText first = new PolicyText(new java.util.TreeMap<>());
  private PolicyRevisions revisions = open();

  private PolicyRevisions open() {
    return new PolicyRevisions(
        log,
        new PolicyRevisions.Texts() {
          @Override
          public String keep(byte[] text) {
            String sha256 = Digest.sha256(new String(text, StandardCharsets.UTF_8));
            kept.put(sha256, text);
            return sha256;
          }

          @Override
          public Optional<byte[]> find(String sha256) {
            return Optional.ofNullable(kept.get(sha256));
          }
        },
        Optional.of(first).filter(text -> !text.files().isEmpty()).orElseGet(this::small));
  }

  private PolicyText small() {
    return PolicyText.of(Policies.small(Path.of(System.getProperty("java.io.tmpdir"), "small")));
  }

  @BeforeEach
  void openWorkspace() {
    first = PolicyText.of(Policies.small(folder));
    revisions = open();
  }

  @Test
  void whatIsPublishedDecidesAndCanBeRolledBack() {
    PolicyText changed = version("1.1.0", "cue.protected_group", "cue.insult");
    revisions.saveDraft(changed, "writer");
    assertThat(revisions.current().version()).isEqualTo("1.0.0");
    revisions.publish(changed, "insults count", "writer");
    assertThat(revisions.current().version()).isEqualTo("1.1.0");
    assertThat(revisions.published()).isEqualTo(changed);
    revisions.rollBack(Optional.empty(), "too broad", "writer");
    assertThat(revisions.current().version()).isEqualTo("1.0.0");
    PolicyStaged again = revisions.history().published("small").get(0);
    revisions.rollBack(Optional.of(again), "after all", "writer");
    assertThat(revisions.published()).isEqualTo(changed);
    assertThat(open().current().version()).as("the log alone says so").isEqualTo("1.1.0");
  }

  @Test
  void aPublishedVersionNeverChangesAndNothingIsPublishedInSilence() {
    PolicyText same = version("1.0.0", "cue.protected_group", "cue.insult");
    assertThatThrownBy(() -> revisions.publish(same, "why not", "writer"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("write a higher 'version'");
    PolicyText next = version("1.1.0", "cue.protected_group", "cue.insult");
    assertThatThrownBy(() -> revisions.publish(next, "  ", "writer"))
        .hasMessageContaining("needs a note");
    assertThat(log.ofWorkspace()).isEmpty();
  }

  @Test
  void aDraftWithProblemsIsSavedButNeverPublished() {
    PolicyText wrong = version("1.1.0", "cue.protected_group", "cue.protcted_group");
    revisions.saveDraft(wrong, "writer");
    assertThat(revisions.history().draft("small").map(revisions::text)).contains(wrong);
    assertThatThrownBy(() -> revisions.publish(wrong, "no", "writer"))
        .isInstanceOf(InvalidPolicyException.class);
  }

  @Test
  void contentIsJudgedByTheVersionOfItsDay() {
    PolicyText later =
        version("2.0.0", "cue.protected_group", "cue.insult", "\"2026-01-01\"", "\"2027-01-01\"");
    revisions.publish(later, "from next year on", "writer");
    assertThat(revisions.deciding(LocalDate.of(2026, 6, 1)).version()).isEqualTo("1.0.0");
    assertThat(revisions.deciding(LocalDate.of(2027, 6, 1)).version()).isEqualTo("2.0.0");
  }

  @Test
  void theHistoryNamesItsCauses() {
    PolicyText changed = version("1.1.0", "cue.protected_group", "cue.insult");
    String draft = revisions.saveDraft(changed, "writer").id();
    revisions.shadow(changed, "look at it", "writer");
    revisions.discard("not now", "writer");
    assertThat(revisions.history().of("small").get(1).cause()).contains(draft);
    assertThat(revisions.history().of("small"))
        .extracting(logged -> ((PolicyStaged) logged.event()).stage())
        .containsExactly(Stage.DRAFT, Stage.SHADOW, Stage.DISCARDED);
    assertThat(revisions.versions()).extracting(Policy::version).isEqualTo(List.of("1.0.0"));
  }

  private PolicyText version(String version, String... replacements) {
    String header = first.file(PolicyText.HEADER).replace("1.0.0", version);
    String clause = first.file(PolicyText.clauseFile("HT1.a"));
    clause = clause.replace(replacements[0], replacements[1]);
    if (replacements.length > 2) {
      header = header.replace(replacements[2], replacements[3]);
    }
    return first.with(PolicyText.HEADER, header).with(PolicyText.clauseFile("HT1.a"), clause);
  }
}
