package org.casebook.runtime;

import java.util.List;
import java.util.concurrent.ExecutorService;
import org.casebook.runtime.tool.Tool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares the tools before the first call wants them. A tool that can not be prepared says so when
 * it is run, and a workspace that closes meanwhile needs no tool: neither is worth a word here.
 */
final class WarmUp implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

  private final List<Tool> tools;
  private final ExecutorService until;

  /**
   * @param until the work ends, quietly, when this is shut down
   */
  WarmUp(List<Tool> tools, ExecutorService until) {
    this.tools = tools;
    this.until = until;
  }

  @Override
  public void run() {
    for (Tool tool : tools) {
      if (until.isShutdown()) {
        return;
      }
      try {
        tool.prepare();
      } catch (RuntimeException e) {
        LOG.debug("{} could not be prepared", tool.spec().name(), e);
      }
    }
  }
}
