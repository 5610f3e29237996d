package org.casebook.runtime.inference;

/** What computes a session, fastest first. */
public enum ExecutionProvider {
  /** An NVIDIA graphics processor. Two runs at once keep it busy while results are copied. */
  CUDA(1, 2),
  /** The processors of the machine: one thread per run, as many runs at once as processors. */
  CPU(1, Runtime.getRuntime().availableProcessors());

  private final int threads;
  private final int workers;

  ExecutionProvider(int threads, int workers) {
    this.threads = threads;
    this.workers = workers;
  }

  /** How to run sessions on it. */
  public Settings settings() {
    return new Settings(threads, workers);
  }

  /**
   * How to run sessions on a provider.
   *
   * @param threads processor threads inside one run
   * @param workers runs at once
   */
  public record Settings(int threads, int workers) {}
}
