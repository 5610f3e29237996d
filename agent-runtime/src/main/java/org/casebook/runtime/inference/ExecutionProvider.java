package org.casebook.runtime.inference;

/** What computes a session, fastest first. */
public enum ExecutionProvider {
  /** An NVIDIA graphics processor. Two runs at once keep it busy while results are copied. */
  CUDA(1, 2, 16),
  /** The processors of the machine: one thread per run, as many runs at once as processors. */
  CPU(1, Runtime.getRuntime().availableProcessors(), 1);

  private final int threads;
  private final int workers;
  private final int batch;

  ExecutionProvider(int threads, int workers, int batch) {
    this.threads = threads;
    this.workers = workers;
    this.batch = batch;
  }

  /** How to run sessions on it. */
  public Settings settings() {
    return new Settings(threads, workers, batch);
  }

  /**
   * How to run sessions on a provider.
   *
   * @param threads processor threads inside one run
   * @param workers runs at once
   * @param batch inputs per run, for models whose answer to one input does not depend on the
   *     others; models that quantise while running take one input per run everywhere
   */
  public record Settings(int threads, int workers, int batch) {}
}
