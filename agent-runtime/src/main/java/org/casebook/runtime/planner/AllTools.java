package org.casebook.runtime.planner;

/** Every applicable tool on every item, in the toolbox's order: the most that can be known. */
public final class AllTools implements Planner {
  @Override
  public String name() {
    return "all-tools";
  }

  @Override
  public NextStep next(RunState state) {
    if (state.callsLeft() == 0) {
      return new NextStep.Stop("the budget of tool calls is spent");
    }
    return state
        .options()
        .findFirst()
        .<NextStep>map(
            option ->
                new NextStep.Use(
                    option.tool().name(), option.item().id(), "every applicable tool is used"))
        .orElseGet(() -> new NextStep.Stop("every applicable tool was used"));
  }
}
