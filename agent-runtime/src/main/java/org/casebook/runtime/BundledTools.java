package org.casebook.runtime;

import java.util.List;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.intake.CaseIntake;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.WeighReports;

/** The tools that ship with Casebook, in the order in which all-tools uses them. */
final class BundledTools implements AutoCloseable {
  private final List<Tool> tools;

  private BundledTools(List<Tool> tools) {
    this.tools = tools;
  }

  static BundledTools open(Workspace workspace, Policy policy) {
    return new BundledTools(List.of(new WeighReports()));
  }

  List<Tool> list() {
    return tools;
  }

  /** The areas for which something was trained. */
  List<HarmArea> scored() {
    return List.of();
  }

  CaseIntake.Probe mediaProbe() {
    return (file, kind) -> {};
  }

  @Override
  public void close() {}
}
