package org.casebook.models.agent;

import java.util.List;

/** An environment over cases whose outcomes are levels, and whose end the agent chooses freely. */
public final class LoggedEnvironment implements Environment {
  private final List<LoggedCase> cases;
  private final int contexts;
  private final double[] prices;

  /**
   * @param contexts how many there are
   * @param prices one a tool
   */
  public LoggedEnvironment(List<LoggedCase> cases, int contexts, double[] prices) {
    this.cases = List.copyOf(cases);
    this.contexts = contexts;
    this.prices = prices.clone();
  }

  @Override
  public int tools() {
    return prices.length;
  }

  @Override
  public int contexts() {
    return contexts;
  }

  @Override
  public int cases() {
    return cases.size();
  }

  @Override
  public double[] prices() {
    return prices.clone();
  }

  @Override
  public Episode begin(int index, Preference preference) {
    return new Play(cases.get(index), preference);
  }

  private final class Play implements Episode {
    private final LoggedCase logged;
    private final Preference preference;
    private Situation situation;
    private boolean done;

    Play(LoggedCase logged, Preference preference) {
      this.logged = logged;
      this.preference = preference;
      this.situation = new Situation(logged.context(), logged.available(), 0, 0, 0);
    }

    @Override
    public Situation situation() {
      return situation;
    }

    @Override
    public double step(int action) {
      if (action < prices.length) {
        situation = situation.after(action, logged.level(action));
        return -preference.price() * prices[action];
      }
      done = true;
      return -logged.cost(Terminal.of(action, prices.length), preference);
    }

    @Override
    public boolean done() {
      return done;
    }
  }
}
