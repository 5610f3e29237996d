package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.casebook.runtime.tool.NoShelf.NO_SHELF;

import java.util.List;
import java.util.Optional;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.policy.Policies;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.Test;

class SearchPolicyTest {
  private static final Policy POLICY = new PolicyReader().load(Policies.community());
  private static final String PRIZE = "You won a phone! Claim your free prize at the link today.";

  private final SearchPolicy words =
      new SearchPolicy(new PolicyIndex(POLICY, Optional.empty(), Optional.empty()));

  @Test
  void givesClausesBestFirstWithoutEvidenceWhenThereIsNoEncoder() throws InterruptedException {
    ToolResult.Found found = (ToolResult.Found) words.run(input(PRIZE, "eng"));
    assertThat(found.clauses().get(0).clause()).isEqualTo("SP2.a");
    assertThat(found.clauses())
        .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()))
        .allMatch(hit -> POLICY.clause(hit.clause()).isPresent());
    assertThat(found.evidence()).isEmpty();
    assertThat(found.summary()).contains("SP2.a");
  }

  @Test
  void resemblanceIsWeakEvidenceInEnglishAndNoneInOtherLanguages() throws InterruptedException {
    try (OnnxSessions sessions = new OnnxSessions();
        MiniLmEncoder encoder = new MiniLmEncoder(sessions, TestModels.require(Recipes.MINILM))) {
      SearchPolicy tool =
          new SearchPolicy(new PolicyIndex(POLICY, Optional.of(encoder), Optional.empty()));
      ToolResult.Found english = (ToolResult.Found) tool.run(input(PRIZE, "eng"));
      assertThat(english.evidence()).hasSize(1);
      assertThat(english.evidence().get(0).weights().get(HarmArea.SCAM_SPAM)).isBetween(0.3, 0.7);
      assertThat(english.evidence().get(0).weights()).doesNotContainKey(HarmArea.CHILD_SAFETY);
      assertThat(english).isEqualTo(tool.run(input(PRIZE, "eng")));
      ToolResult.Found turkish = (ToolResult.Found) tool.run(input(PRIZE, "tur"));
      assertThat(turkish.evidence()).isEmpty();
      assertThat(turkish.clauses()).isNotEmpty();
      assertThat(tool.spec().version()).isNotEqualTo(words.spec().version());
    }
  }

  @Test
  void anEmptyTextIsNothingAndAPictureIsBadInput() throws InterruptedException {
    assertThat(words.run(input(" ", "eng"))).isInstanceOf(ToolResult.Nothing.class);
    ContentItem picture = new ContentItem.Media("media-1", ItemKind.IMAGE, "00", "a.png");
    ToolResult result =
        words.run(
            new ToolInput(
                ToolCall.of("call-1", "search_policy", "media-1"),
                picture,
                CaseContext.unknown(),
                Optional.empty(),
                NO_SHELF,
                List.of()));
    assertThat(result).isInstanceOf(ToolResult.Failed.class);
  }

  private static ToolInput input(String text, String language) {
    return new ToolInput(
        ToolCall.of("call-1", "search_policy", "text"),
        new ContentItem.Text("text", text),
        CaseContext.unknown(),
        Optional.empty(),
        NO_SHELF,
        List.of(new Observation("language", language)));
  }
}
