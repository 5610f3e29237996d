package org.casebook.runtime.planner;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.fusion.FusionSettings.Area;
import org.casebook.runtime.tool.ToolSpec;

/**
 * The cheapest tool next; stops early when some area is violated and no tool that is left could
 * settle what the policy still asks, or when none is in doubt and every item has had its cheap
 * looks.
 *
 * <p>A tool is useful on an item when it can establish something there. Policy search comes last:
 * it is asked once the outcome may need a clause.
 */
public final class CheapestFirst implements Planner {
  /** Looks up to this price are always taken before a case is called clean. */
  private static final double CHEAP_MILLIS = 60;

  /** Open signals that a reason names. */
  private static final int MOST_NAMED = 3;

  private final FusionSettings settings;
  private final String policySearch;

  /**
   * @param settings the bands of doubt
   * @param policySearch name of the tool that finds clauses, asked only once a clause is needed
   */
  public CheapestFirst(FusionSettings settings, String policySearch) {
    this.settings = settings;
    this.policySearch = policySearch;
  }

  @Override
  public String name() {
    return "cheapest-first";
  }

  @Override
  public NextStep next(RunState state) {
    if (state.callsLeft() == 0) {
      return new NextStep.Stop("the budget of tool calls is spent");
    }
    Optional<HarmArea> violated = first(state.belief(), this::violated);
    Optional<HarmArea> doubt = first(state.belief(), this::inDoubt);
    if (violated.isEmpty()) {
      Optional<RunState.Option> look =
          state
              .options()
              .filter(option -> !option.tool().name().equals(policySearch))
              .filter(option -> doubt.isPresent() || neededForClean(option.tool()))
              .min(Comparator.comparingDouble(option -> option.tool().costMillis()));
      if (look.isPresent()) {
        return use(look.get(), why(state.belief(), doubt));
      }
    } else {
      Optional<NextStep> settling = settling(state);
      if (settling.isPresent()) {
        return settling.get();
      }
    }
    Optional<HarmArea> pending = violated.or(() -> doubt);
    Optional<RunState.Option> search =
        state.options().filter(option -> option.tool().name().equals(policySearch)).findFirst();
    if (search.isPresent() && pending.isPresent()) {
      return use(search.get(), "a clause is needed for " + pending.get().key());
    }
    return new NextStep.Stop(
        violated
            .map(area -> "the belief in " + area.key() + " is above its threshold")
            .or(() -> doubt.map(area -> "no tool is left that could settle " + area.key()))
            .orElse("every item was looked at, and every area is below its threshold"));
  }

  /** The cheapest tool that could settle what an exception or a stronger clause still asks. */
  private Optional<NextStep> settling(RunState state) {
    SortedSet<String> open = state.openSignals();
    return state
        .options()
        .filter(option -> open.stream().anyMatch(option.tool()::settles))
        .min(Comparator.comparingDouble(option -> option.tool().costMillis()))
        .map(
            option ->
                use(
                    option,
                    "could settle what would change the outcome: "
                        + open.stream()
                            .filter(option.tool()::settles)
                            .limit(MOST_NAMED)
                            .collect(Collectors.joining(", "))));
  }

  /** Nothing is called clean before all cheap looks were taken and all hidden text was read. */
  private static boolean neededForClean(ToolSpec tool) {
    return tool.reveals() || tool.costMillis() <= CHEAP_MILLIS;
  }

  private boolean inDoubt(HarmArea area, AreaBelief belief) {
    Area thresholds = settings.area(area);
    double p = belief.probability();
    return p >= thresholds.allowBelow() && p < thresholds.actAbove();
  }

  private boolean violated(HarmArea area, AreaBelief belief) {
    return belief.probability() >= settings.area(area).actAbove();
  }

  private interface AreaTest {
    boolean test(HarmArea area, AreaBelief belief);
  }

  /** The likeliest area that passes the test. */
  private static Optional<HarmArea> first(Belief belief, AreaTest test) {
    Predicate<HarmArea> passes = area -> test.test(area, belief.of(area));
    return belief.areas().keySet().stream()
        .filter(passes)
        .max(Comparator.comparingDouble(area -> belief.of(area).logOdds()));
  }

  private static NextStep.Use use(RunState.Option option, String reason) {
    return new NextStep.Use(option.tool().name(), option.item().id(), reason);
  }

  private static String why(Belief belief, Optional<HarmArea> doubt) {
    return doubt
        .map(
            area ->
                String.format(
                    Locale.ROOT,
                    "cheapest tool left; %s is in doubt at %.2f",
                    area.key(),
                    belief.of(area).probability()))
        .orElse("a cheap look before the case is called clean");
  }
}
