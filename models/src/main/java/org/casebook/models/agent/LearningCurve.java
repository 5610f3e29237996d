package org.casebook.models.agent;

/** Hears how learning goes, update by update, on the thread that learns. */
public interface LearningCurve {
  /** Listens to nothing. */
  LearningCurve SILENT = point -> {};

  /** An update was made. */
  void add(Point point);

  /**
   * How the episodes of one update went, before it.
   *
   * @param update from 0
   * @param reward mean return of an episode, at most 0
   * @param calls mean tool calls of an episode
   * @param divergence mean divergence from the teacher, in nats
   * @param entropy mean entropy of the policy, in nats
   */
  record Point(int update, double reward, double calls, double divergence, double entropy) {}
}
