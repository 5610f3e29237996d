package org.casebook.runtime.learning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.models.agent.Environment;
import org.casebook.models.agent.LoggedCase;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Situation;
import org.casebook.models.agent.Terminal;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.learning.RecordedCase.Call;

/**
 * Recorded cases as an environment. An action is a tool; it is asked about the next item that it
 * was asked about in the recorded run and that is known by then. Whatever the agent ends with,
 * fusion and the policy decide from the evidence of the calls that were made, exactly as a run
 * would.
 */
final class RecordedEnvironment implements Environment {
  /** Text, pictures, sound and video. */
  static final int CONTEXTS = 3;

  /** Log-odds from which an outcome speaks for a violation, or against. */
  private static final double SPEAKS = 0.3;

  private final List<RecordedCase> cases;
  private final List<String> tools;
  private final double[] prices;
  private final EvidenceFusion fusion;
  private final Adjudicator adjudicator;
  private final List<Map<Long, Outlook>> known = new ArrayList<>();

  /**
   * @param tools in the order of their actions
   * @param prices one a tool
   */
  RecordedEnvironment(
      List<RecordedCase> cases,
      List<String> tools,
      double[] prices,
      EvidenceFusion fusion,
      Adjudicator adjudicator) {
    this.cases = List.copyOf(cases);
    this.tools = List.copyOf(tools);
    this.prices = prices.clone();
    this.fusion = fusion;
    this.adjudicator = adjudicator;
    cases.forEach(recorded -> known.add(new HashMap<>()));
  }

  /**
   * Where a case stands after some calls.
   *
   * @param situation what the agent knows
   * @param decision what would be decided
   */
  private record Outlook(Situation situation, Action decision) {}

  @Override
  public int tools() {
    return tools.size();
  }

  @Override
  public int contexts() {
    return CONTEXTS;
  }

  @Override
  public int cases() {
    return cases.size();
  }

  @Override
  public double[] prices() {
    return prices.clone();
  }

  /** What all tools together said of each case, for tables of evidence. */
  List<LoggedCase> logged() {
    List<LoggedCase> logged = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      RecordedCase recorded = cases.get(i);
      Situation end = outlook(i, (1L << recorded.calls().size()) - 1).situation();
      logged.add(
          new LoggedCase(recorded.context(), recorded.violates(), called(end.seen()), end.seen()));
    }
    return logged;
  }

  private int called(long seen) {
    int tools = 0;
    for (int tool = 0; tool < prices.length; tool++) {
      tools |= Situation.level(seen, tool) > 0 ? 1 << tool : 0;
    }
    return tools;
  }

  @Override
  public Play begin(int index, Preference preference) {
    return new Play(index, preference);
  }

  /** What a decision costs beside what people decided. */
  static double cost(Action gold, Action decided, Preference preference) {
    if (decided == Action.ESCALATE) {
      return preference.human();
    }
    boolean acted = decided != Action.ALLOW;
    return switch (gold) {
      case ALLOW -> acted ? preference.falseAlarm() : 0;
      case ESCALATE -> (acted ? preference.falseAlarm() : preference.miss()) / 2;
      default -> acted ? 0 : preference.miss();
    };
  }

  private Outlook outlook(int index, long made) {
    return known.get(index).computeIfAbsent(made, bits -> look(cases.get(index), bits));
  }

  private Outlook look(RecordedCase recorded, long made) {
    List<ContentItem> items = new ArrayList<>(recorded.content().items());
    List<Evidence> evidence = new ArrayList<>();
    List<ClauseHit> hits = new ArrayList<>();
    for (int call = 0; call < recorded.calls().size(); call++) {
      if ((made >>> call & 1) != 0) {
        items.addAll(recorded.calls().get(call).derived());
        evidence.addAll(recorded.calls().get(call).evidence());
        hits.addAll(recorded.calls().get(call).clauses());
      }
    }
    Belief belief = fusion.fuse(evidence);
    Action action = adjudicator.decide(recorded.content(), items, evidence, belief, hits).action();
    long seen = 0;
    int available = 0;
    Map<String, Double> says = says(belief);
    for (int tool = 0; tool < tools.size(); tool++) {
      int level = 0;
      for (int call = 0; call < recorded.calls().size(); call++) {
        Call one = recorded.calls().get(call);
        if (one.call().tool().equals(tools.get(tool)) && (made >>> call & 1) != 0) {
          level = Math.max(level, level(says.getOrDefault(one.call().id(), 0.0)));
        }
      }
      seen = Situation.with(seen, tool, level);
      available |= next(recorded, made, tool, items) >= 0 ? 1 << tool : 0;
    }
    return new Outlook(
        new Situation(recorded.context(), available, seen, 0, standing(action).standing()), action);
  }

  private static Terminal standing(Action action) {
    return switch (action) {
      case ALLOW -> Terminal.ALLOW;
      case ESCALATE -> Terminal.ESCALATE;
      default -> Terminal.ACT;
    };
  }

  /** The strongest word of each call about any area, by call id. */
  private static Map<String, Double> says(Belief belief) {
    Map<String, Double> says = new HashMap<>();
    for (AreaBelief area : belief.areas().values()) {
      for (Contribution part : area.contributions()) {
        String call = part.evidence().substring(0, part.evidence().indexOf('/'));
        says.merge(call, part.logOdds(), (a, b) -> Math.abs(a) > Math.abs(b) ? a : b);
      }
    }
    return says;
  }

  private static int level(double logOdds) {
    return logOdds >= SPEAKS ? 3 : logOdds <= -SPEAKS ? 1 : 2;
  }

  /** The next recorded call of a tool on an item that is known by now; -1 when there is none. */
  private int next(RecordedCase recorded, long made, int tool, List<ContentItem> items) {
    Set<String> ids = new HashSet<>();
    items.forEach(item -> ids.add(item.id()));
    for (int call = 0; call < recorded.calls().size(); call++) {
      Call one = recorded.calls().get(call);
      if ((made >>> call & 1) == 0
          && one.call().tool().equals(tools.get(tool))
          && ids.contains(one.call().item())) {
        return call;
      }
    }
    return -1;
  }

  private List<ContentItem> items(RecordedCase recorded, long made) {
    List<ContentItem> items = new ArrayList<>(recorded.content().items());
    for (int call = 0; call < recorded.calls().size(); call++) {
      if ((made >>> call & 1) != 0) {
        items.addAll(recorded.calls().get(call).derived());
      }
    }
    return items;
  }

  /** A case being played. */
  final class Play implements Episode {
    private final int index;
    private final RecordedCase recorded;
    private final Preference preference;
    private long made;
    private boolean done;

    Play(int index, Preference preference) {
      this.index = index;
      this.recorded = cases.get(index);
      this.preference = preference;
    }

    @Override
    public Situation situation() {
      return outlook(index, made).situation();
    }

    @Override
    public double step(int action) {
      if (action < prices.length) {
        made |= 1L << next(recorded, made, action, items(recorded, made));
        return -preference.price() * prices[action];
      }
      done = true;
      return -cost(recorded.gold(), decision(), preference);
    }

    /** What is decided if no further call is made. */
    Action decision() {
      return outlook(index, made).decision();
    }

    @Override
    public boolean done() {
      return done;
    }
  }
}
