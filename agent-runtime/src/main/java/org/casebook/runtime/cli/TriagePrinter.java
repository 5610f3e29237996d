package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.CaseOpened;
import org.casebook.runtime.log.Event.DecisionProposed;
import org.casebook.runtime.log.Event.DecisionReviewed;
import org.casebook.runtime.log.Event.EvidenceFused;
import org.casebook.runtime.log.Event.ReviewWithdrawn;
import org.casebook.runtime.log.Event.RunStarted;
import org.casebook.runtime.log.Event.RunStopped;
import org.casebook.runtime.log.Event.StepPlanned;
import org.casebook.runtime.log.Event.ToolCalled;
import org.casebook.runtime.log.Event.ToolFailed;
import org.casebook.runtime.log.Event.ToolReturned;

/** Tells a run as it happens: tool, why, what it found, belief, cost; then the decision. */
final class TriagePrinter implements Event.Visitor<Boolean> {
  private static final int WIDTH = 96;
  private static final int LONGEST_SENTENCE = 400;

  private final PrintStream out;
  private final Style style;

  TriagePrinter(PrintStream out, Style style) {
    this.out = out;
    this.style = style;
  }

  @Override
  public Boolean caseOpened(CaseOpened event) {
    return true;
  }

  @Override
  public Boolean runStarted(RunStarted event) {
    out.println(
        style.dim(
            "  planner "
                + event.planner()
                + ", policy "
                + event.policy().id()
                + " "
                + event.policy().version()));
    return true;
  }

  @Override
  public Boolean stepPlanned(StepPlanned event) {
    boolean stop = event.tool().equals("stop");
    String what = stop ? "stop" : event.tool() + " on " + event.item();
    out.println(
        "  " + event.step() + ". " + style.bold(what) + style.dim("  because " + event.reason()));
    return true;
  }

  @Override
  public Boolean toolCalled(ToolCalled event) {
    return true;
  }

  @Override
  public Boolean toolReturned(ToolReturned event) {
    boolean found = event.result() instanceof ToolResult.Found;
    String mark = found ? style.yellow("found") : "nothing";
    out.println("     " + mark + ": " + oneLine(event.result().summary()) + cost(event.micros()));
    return true;
  }

  @Override
  public Boolean toolFailed(ToolFailed event) {
    String summary = oneLine(event.failure().summary());
    out.println("     " + style.red("failed") + ": " + summary + cost(event.micros()));
    out.println(style.dim("     remedy: " + event.failure().remedy()));
    return true;
  }

  @Override
  public Boolean evidenceFused(EvidenceFused event) {
    Map.Entry<HarmArea, AreaBelief> top = top(event.belief());
    out.println(
        style.dim(
            String.format(
                Locale.ROOT,
                "     belief: %s %.2f (log-odds %+.2f)",
                top.getKey().key(),
                top.getValue().probability(),
                top.getValue().logOdds())));
    return true;
  }

  private static Map.Entry<HarmArea, AreaBelief> top(Belief belief) {
    return belief.areas().entrySet().stream()
        .max(Comparator.comparingDouble(entry -> entry.getValue().logOdds()))
        .orElseThrow();
  }

  @Override
  public Boolean decisionProposed(DecisionProposed event) {
    Decision decision = event.decision();
    out.println(
        "  => "
            + style.bold(paint(decision.action()))
            + String.format(
                Locale.ROOT,
                "  severity %d%s, confidence %.2f%s",
                decision.severity(),
                decision.critical() ? " critical" : "",
                decision.confidence(),
                cost(event.micros())));
    for (Citation citation : decision.citations()) {
      out.println(
          "     "
              + citation.clause()
              + (citation.exception() ? " (exception) " : " ")
              + "cites “"
              + oneLine(citation.quote())
              + "”"
              + style.dim(" in " + citation.where().item()));
    }
    decision
        .rationale()
        .forEach(sentence -> out.println("     " + oneLine(sentence, LONGEST_SENTENCE)));
    return true;
  }

  private String paint(Action action) {
    String name = action.key();
    return switch (action) {
      case ALLOW -> style.green(name);
      case LABEL, RESTRICT, ESCALATE -> style.yellow(name);
      case REMOVE -> style.red(name);
    };
  }

  @Override
  public Boolean runStopped(RunStopped event) {
    out.println("  => " + style.red("no decision: " + event.reason()));
    return true;
  }

  @Override
  public Boolean decisionReviewed(DecisionReviewed event) {
    return true;
  }

  @Override
  public Boolean reviewWithdrawn(ReviewWithdrawn event) {
    return true;
  }

  @Override
  public Boolean modelPromoted(Event.ModelPromoted event) {
    return true;
  }

  @Override
  public Boolean modelRejected(Event.ModelRejected event) {
    return true;
  }

  @Override
  public Boolean policyStaged(Event.PolicyStaged event) {
    return true;
  }

  private String cost(long micros) {
    return style.dim(String.format(Locale.ROOT, "  [%.1f ms]", micros / 1000.0));
  }

  /** Content can hold anything: control and direction characters do not reach the terminal. */
  static String oneLine(String text) {
    return oneLine(text, WIDTH);
  }

  private static String oneLine(String text, int width) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .map(c -> Character.isWhitespace(c) ? ' ' : c)
        .filter(c -> Character.getType(c) != Character.CONTROL)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .limit(width)
        .forEach(line::appendCodePoint);
    return text.codePointCount(0, text.length()) > width ? line + "…" : line.toString();
  }
}
