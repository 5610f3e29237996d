package org.casebook.runtime.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.casebook.models.evaluation.Bootstrap;

/**
 * Contenders doing the same work in turns. In each round all get the same fresh input, once, and
 * the order turns from round to round, so that load from elsewhere and a warm cache favour nobody.
 * Rates are counted in wall time and, since other programs may share the processors, also in
 * processor time of this program.
 *
 * @param <I> the input of one round
 */
final class Race<I> {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final List<Contender<I>> contenders;
  private final int warmUp;

  /**
   * A race.
   *
   * @param warmUp rounds that are run and not counted
   */
  Race(List<Contender<I>> contenders, int warmUp) {
    this.contenders = List.copyOf(contenders);
    this.warmUp = warmUp;
  }

  /** Runs one round per input; the first ones warm up. */
  List<Round> run(List<I> inputs, Consumer<String> progress) throws InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (int number = 0; number < inputs.size(); number++) {
      progress.accept("round " + (number + 1) + " of " + inputs.size());
      Map<String, Time> times = new HashMap<>();
      for (int turn = 0; turn < contenders.size(); turn++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("the benchmark was stopped");
        }
        Contender<I> contender = contenders.get((number + turn) % contenders.size());
        times.put(contender.name(), time(contender, inputs.get(number)));
      }
      if (number >= warmUp) {
        rounds.add(new Round(times));
      }
    }
    return rounds;
  }

  private static <I> Time time(Contender<I> contender, I input) throws InterruptedException {
    long processor = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    contender.work().run(input);
    return new Time(
        (System.nanoTime() - wall) / 1e9, (SYSTEM.getProcessCpuTime() - processor) / 1e9);
  }

  /** Who takes part. */
  record Contender<I>(String name, Work<I> work) {}

  /** What a contender does with an input; everything it needs is open already. */
  interface Work<I> {
    void run(I input) throws InterruptedException;
  }

  /**
   * What one turn took.
   *
   * @param wall seconds on the clock
   * @param processor seconds of all processors in this program
   */
  record Time(double wall, double processor) {}

  /** The times of one round by contender. */
  record Round(Map<String, Time> times) {
    Round {
      times = Map.copyOf(times);
    }

    private Time of(String contender) {
      Time time = times.get(contender);
      if (time == null) {
        throw new IllegalArgumentException("no contender is named " + contender);
      }
      return time;
    }

    double wall(String contender) {
      return of(contender).wall();
    }

    double processor(String contender) {
      return of(contender).processor();
    }
  }

  /** The median over rounds, which one disturbed round does not move. */
  static double median(List<Round> rounds, ToDoubleFunction<Round> measure) {
    double[] sorted = rounds.stream().mapToDouble(measure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The 95 % bootstrap interval of the median. */
  static List<Double> interval(List<Round> rounds, ToDoubleFunction<Round> measure, long seed) {
    return Bootstrap.interval(rounds, drawn -> median(drawn, measure), seed);
  }
}
