package org.casebook.runtime.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners of events in the order in which they were committed, one at a time. A listener
 * that throws is reported and told of the next event all the same; a listener that appends does not
 * change the order in which the others hear.
 */
public final class Subscribers {
  private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final Deque<LoggedEvent> waiting = new ArrayDeque<>();
  private final ReentrantLock telling = new ReentrantLock();

  /** Adds a listener until the subscription is closed. */
  public EventLog.Subscription add(Consumer<LoggedEvent> consumer) {
    Listener listener = new Listener(consumer);
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Queues committed events; callers hold whatever lock gives the commit order. */
  public void committed(List<LoggedEvent> events) {
    synchronized (waiting) {
      waiting.addAll(events);
    }
  }

  /**
   * Tells of everything queued; called without locks, after {@link #committed}. When another thread
   * is telling already, it tells of these events too and this call does not wait for it, so that a
   * listener may wait for a thread that appends.
   */
  public void tell() {
    if (telling.isHeldByCurrentThread()) {
      return; // a listener appended: the loop below goes on with what it queued
    }
    while (!isEmpty() && telling.tryLock()) {
      try {
        for (LoggedEvent event = next(); event != null; event = next()) {
          for (Listener listener : listeners) {
            listener.hear(event);
          }
        }
      } finally {
        telling.unlock();
      }
    }
  }

  private boolean isEmpty() {
    synchronized (waiting) {
      return waiting.isEmpty();
    }
  }

  private @Nullable LoggedEvent next() {
    synchronized (waiting) {
      return waiting.poll();
    }
  }

  /** Identity matters: the same consumer may subscribe twice and leave once. */
  private static final class Listener {
    private final Consumer<LoggedEvent> consumer;

    Listener(Consumer<LoggedEvent> consumer) {
      this.consumer = consumer;
    }

    void hear(LoggedEvent event) {
      try {
        consumer.accept(event);
      } catch (Exception | LinkageError | AssertionError e) {
        LOG.warn("a listener failed at event {} ({})", event.id(), event.event().type(), e);
      }
    }
  }
}
