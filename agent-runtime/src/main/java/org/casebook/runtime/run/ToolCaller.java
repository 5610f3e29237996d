package org.casebook.runtime.run;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Failed.Kind;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.ToolInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a tool under a time limit and turns whatever goes wrong into a value.
 *
 * <p>A tool deep in native code may not notice the interrupt; its thread is then left to finish and
 * the run goes on without it.
 */
final class ToolCaller {
  private static final Logger LOG = LoggerFactory.getLogger(ToolCaller.class);

  private final ExecutorService executor;

  ToolCaller(ExecutorService executor) {
    this.executor = executor;
  }

  /**
   * The tool's result, or why there is none.
   *
   * @throws InterruptedException when the run itself is cancelled
   */
  ToolResult call(Tool tool, ToolInput input, Duration limit) throws InterruptedException {
    Future<ToolResult> future = executor.submit(() -> tool.run(input));
    String what = tool.spec().name() + " on " + input.item().id();
    try {
      return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      future.cancel(true);
      return new Failed(
          Kind.TIMEOUT,
          what + " took longer than " + limit.toMillis() + " ms",
          "run it alone with a larger time limit, or leave it out");
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      LOG.warn("{} failed", what, e.getCause());
      return new Failed(
          Kind.EXECUTION,
          what + " failed: " + e.getCause(),
          "see the log; the run goes on without it");
    }
  }
}
