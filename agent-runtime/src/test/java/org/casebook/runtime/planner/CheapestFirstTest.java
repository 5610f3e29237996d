package org.casebook.runtime.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.planner.Planner.NextStep;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.ToolInput;
import org.casebook.runtime.tool.ToolSpec;
import org.junit.jupiter.api.Test;

class CheapestFirstTest {
  private static final FusionSettings SETTINGS = FusionSettings.bundled();
  private static final Planner PLANNER = new CheapestFirst(SETTINGS, "search_policy");
  private static final ContentItem TEXT = new ContentItem.Text("text", "words");
  private static final ContentItem IMAGE =
      new ContentItem.Media("media-1", ItemKind.IMAGE, "00", "x.png");

  private static final RunState.OpenQuestions NOTHING_OPEN = unsettled -> new TreeSet<>();

  private static final List<Tool> TOOLS =
      List.of(
          tool("dear", ItemKind.TEXT, 500, "cue.*"),
          tool("cheap", ItemKind.TEXT, 1, "cue.*"),
          tool("search_policy", ItemKind.TEXT, 5, "example.similar"),
          tool("read_image_text", ItemKind.IMAGE, 600, ToolSpec.REVEALS_TEXT));

  private record Named(ToolSpec spec) implements Tool {
    @Override
    public ToolResult run(ToolInput input) {
      throw new AssertionError("a planner calls no tool");
    }
  }

  private static Tool tool(String name, ItemKind kind, double cost, String signal) {
    return new Named(new ToolSpec(name, "1", name, Set.of(kind), Set.of(signal), cost));
  }

  private static Belief belief(double weight) {
    Map<HarmArea, Double> weights = new TreeMap<>();
    for (HarmArea area : HarmArea.values()) {
      weights.put(area, weight);
    }
    return new EvidenceFusion(SETTINGS)
        .fuse(
            List.of(
                new Evidence(
                    "e",
                    "t",
                    "s",
                    new TreeMap<>(weights),
                    1,
                    "g",
                    List.of(new Locator.Whole("text")),
                    "")));
  }

  private static NextStep next(Belief belief, List<ContentItem> items, String... called) {
    List<ToolCall> calls =
        java.util.Arrays.stream(called)
            .map(name -> ToolCall.of(name, name, name.startsWith("read") ? "media-1" : "text"))
            .toList();
    return PLANNER.next(new RunState(items, TOOLS, calls, belief, NOTHING_OPEN, 10));
  }

  @Test
  void inDoubtTheCheapestToolIsNext() {
    assertThat(next(belief(0.5), List.of(TEXT)))
        .isInstanceOfSatisfying(
            NextStep.Use.class, use -> assertThat(use.tool()).isEqualTo("cheap"));
  }

  @Test
  void inDoubtADearToolIsUsedWhenTheCheapOnesAreSpent() {
    assertThat(next(belief(0.5), List.of(TEXT), "cheap"))
        .isInstanceOfSatisfying(
            NextStep.Use.class, use -> assertThat(use.tool()).isEqualTo("dear"));
  }

  @Test
  void whenCleanADearToolIsSaved() {
    assertThat(next(belief(-3), List.of(TEXT), "cheap")).isInstanceOf(NextStep.Stop.class);
  }

  @Test
  void nothingIsCalledCleanBeforeHiddenTextWasRead() {
    assertThat(next(belief(-3), List.of(TEXT, IMAGE), "cheap"))
        .isInstanceOfSatisfying(
            NextStep.Use.class, use -> assertThat(use.tool()).isEqualTo("read_image_text"));
  }

  @Test
  void whenViolatedWhatAnExceptionStillAsksIsSettledFirst() {
    RunState state =
        new RunState(
            List.of(TEXT),
            TOOLS,
            List.of(),
            belief(4),
            unsettled ->
                new TreeSet<>(unsettled.contains("cue.weapon") ? Set.of("cue.weapon") : Set.of()),
            10);
    assertThat(PLANNER.next(state))
        .isInstanceOfSatisfying(
            NextStep.Use.class,
            use -> {
              assertThat(use.tool()).isEqualTo("cheap");
              assertThat(use.reason()).contains("cue.weapon");
            });
  }

  @Test
  void whenViolatedOnlyAClauseIsLookedFor() {
    assertThat(next(belief(4), List.of(TEXT, IMAGE)))
        .isInstanceOfSatisfying(
            NextStep.Use.class, use -> assertThat(use.tool()).isEqualTo("search_policy"));
    assertThat(next(belief(4), List.of(TEXT, IMAGE), "search_policy"))
        .isInstanceOf(NextStep.Stop.class);
  }

  @Test
  void theBudgetOfCallsIsRespected() {
    assertThat(
            PLANNER.next(new RunState(List.of(TEXT), TOOLS, List.of(), belief(0), NOTHING_OPEN, 0)))
        .isInstanceOf(NextStep.Stop.class);
  }
}
