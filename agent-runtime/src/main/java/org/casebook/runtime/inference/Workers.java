package org.casebook.runtime.inference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.casebook.runtime.domain.CasebookException;

/**
 * Spreads texts over several workers: one text per run and one thread per run, so that no answer
 * depends on its neighbours. Long texts go first, as a long one left for the end would keep one
 * worker busy while the others wait.
 */
final class Workers {
  private Workers() {}

  /**
   * Applies a function to each text.
   *
   * @param work safe for several threads
   * @return the results in the order of the texts
   * @throws CasebookException when the work fails or the calling thread is interrupted
   */
  static <T> List<T> map(List<String> texts, int workers, Function<String, T> work) {
    int useful = Math.min(workers, texts.size());
    if (useful < 2) {
      return texts.stream().map(work).toList();
    }
    List<Integer> order =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> -texts.get(i).length()))
            .toList();
    ConcurrentHashMap<Integer, T> results = new ConcurrentHashMap<>();
    AtomicInteger taken = new AtomicInteger();
    Callable<Boolean> worker =
        () -> {
          try {
            int turn = taken.getAndIncrement();
            while (turn < order.size() && !Thread.currentThread().isInterrupted()) {
              int text = order.get(turn);
              results.put(text, work.apply(texts.get(text)));
              turn = taken.getAndIncrement();
            }
            return true;
          } finally {
            // The first to end has seen the last text, or failed: nobody starts another.
            taken.set(order.size());
          }
        };
    runAll(IntStream.range(0, useful).mapToObj(i -> worker).toList());
    return IntStream.range(0, texts.size())
        .mapToObj(i -> Optional.ofNullable(results.get(i)).orElseThrow())
        .toList();
  }

  private static void runAll(List<Callable<Boolean>> workers) {
    ExecutorService pool = Executors.newFixedThreadPool(workers.size());
    try {
      if (Thread.interrupted()) {
        // Quick workers may be done before waiting for them would notice.
        throw new InterruptedException();
      }
      for (Future<Boolean> worker : pool.invokeAll(workers)) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CasebookException("encoding was cancelled", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failed
          ? failed
          : new CasebookException("encoding failed: " + e.getCause(), e);
    } finally {
      pool.shutdownNow();
    }
  }
}
