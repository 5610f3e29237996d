package org.casebook.runtime.media;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * Keeps decoding processes warm between requests, at most so many at once. A process that crashed,
 * hung or took too much is replaced when the next request comes.
 */
final class DecodingPool implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(2);

  private final MediaLimits limits;
  private final Semaphore free;
  private final Deque<DecodingProcess> idle = new ArrayDeque<>();
  private final ProcessWatch watch = new ProcessWatch(this::endIdle);
  private boolean closed;

  DecodingPool(MediaLimits limits, int processes) {
    this.limits = limits;
    this.free = new Semaphore(processes);
  }

  /**
   * Asks one of the processes.
   *
   * @throws UnreadableMediaException when the file was refused, or decoding it went wrong
   */
  void ask(DecodingRequest request, DecodingAnswer.Sink sink) {
    try {
      free.acquire();
    } catch (InterruptedException e) {
      throw cancelled(request.file());
    }
    try {
      ask(take(), request, sink);
    } finally {
      free.release();
    }
  }

  private void ask(DecodingProcess process, DecodingRequest request, DecodingAnswer.Sink sink) {
    ProcessWatch.Guard guard = watch.guard(process, limits.resources());
    boolean usable = false;
    try {
      process.ask(request, sink);
      usable = true;
    } catch (UnreadableMediaException refused) {
      usable = true;
      throw refused;
    } catch (IOException e) {
      throw failed(request.file(), guard, process, e);
    } finally {
      guard.close();
      giveBack(process, usable && guard.reason().isEmpty());
    }
  }

  private DecodingProcess take() {
    synchronized (idle) {
      if (closed) {
        throw new UnreadableMediaException("media are no longer decoded", "open Casebook again");
      }
      while (!idle.isEmpty()) {
        DecodingProcess warm = idle.pop();
        if (warm.alive()) {
          return warm;
        }
        warm.close();
      }
    }
    try {
      return DecodingProcess.start(limits);
    } catch (IOException e) {
      throw new UnreadableMediaException(
          "the decoding process does not start (" + e.getMessage() + ")",
          "run Casebook with a full Java installation",
          e);
    }
  }

  /** One that has grown is not kept: what native code leaked ends with it. */
  private void giveBack(DecodingProcess process, boolean usable) {
    boolean slim = process.residentBytes().orElse(0L) <= limits.resources().residentBytes() / 2;
    synchronized (idle) {
      if (usable && slim && !closed) {
        idle.push(process);
        return;
      }
    }
    process.close();
  }

  private void endIdle() {
    synchronized (idle) {
      while (!idle.isEmpty() && idle.peekLast().idleNanos() > IDLE.toNanos()) {
        idle.removeLast().close();
      }
    }
  }

  private static UnreadableMediaException failed(
      Path file, ProcessWatch.Guard guard, DecodingProcess process, IOException cause) {
    String name = MediaFiles.name(file);
    return switch (guard.reason().orElse(ProcessWatch.Reason.CRASH)) {
      case CANCELLED -> cancelled(file);
      case TIME ->
          new UnreadableMediaException(
              name + " took too long to decode and was given up",
              "cut it into parts, or judge it by eye",
              cause);
      case MEMORY ->
          new UnreadableMediaException(
              name + " took too much memory to decode and was given up",
              "treat it as an attack on decoders, or judge it by eye",
              cause);
      case CRASH ->
          new UnreadableMediaException(
              name + " broke the decoding process (" + process.ending() + ")",
              "treat it as an attack on decoders, or judge it by eye",
              cause);
    };
  }

  private static UnreadableMediaException cancelled(Path file) {
    Thread.currentThread().interrupt();
    return new UnreadableMediaException(
        "decoding " + MediaFiles.name(file) + " was cancelled", "run it again");
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
      idle.forEach(DecodingProcess::close);
      idle.clear();
    }
    watch.close();
  }
}
