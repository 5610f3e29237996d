package org.casebook.runtime.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Optional;
import org.casebook.models.export.OnnxGraph;

/**
 * Whether a graphics processor can be used, found out by opening a session on it. The list of
 * providers that ONNX Runtime gives says only what it was built with: the CUDA build lists CUDA on
 * machines that have none.
 */
final class Accelerator {
  private static final int OPSET = 17;

  private final Attach attach;
  private Optional<Placement> probed = Optional.empty();

  /** CUDA, where this build of ONNX Runtime and this machine have it. */
  Accelerator() {
    this(options -> options.addCUDA(0));
  }

  /**
   * Any accelerator.
   *
   * @param attach makes sessions with these options run on it
   */
  Accelerator(Attach attach) {
    this.attach = attach;
  }

  /** Makes sessions with these options run on the accelerator, as far as it can. */
  interface Attach {
    void to(OrtSession.SessionOptions options) throws OrtException;
  }

  void attachTo(OrtSession.SessionOptions options) throws OrtException {
    attach.to(options);
  }

  /** Opens a tiny session on the accelerator, once; where this fails everything runs on the CPU. */
  synchronized Placement probe(OrtEnvironment environment) {
    if (probed.isEmpty()) {
      probed = Optional.of(tried(environment));
    }
    return probed.orElseThrow();
  }

  private Placement tried(OrtEnvironment environment) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      attach.to(options);
      try (OrtSession session = environment.createSession(tiny(), options)) {
        return session.getNumOutputs() == 1
            ? new Placement("probe", ExecutionProvider.CUDA, Optional.empty())
            : onCpu("the probe gave " + session.getNumOutputs() + " results");
      }
    } catch (OrtException | LinkageError e) {
      return onCpu(reason(e));
    }
  }

  private static Placement onCpu(String why) {
    return new Placement("probe", ExecutionProvider.CPU, Optional.of(why));
  }

  /** A failure of ONNX Runtime in one short line for people. */
  static String reason(Throwable failure) {
    String message = String.valueOf(failure.getMessage()).strip();
    if (message.contains("Failed to find CUDA shared provider")) {
      return "this build of ONNX Runtime has no CUDA; one made with the Maven profile gpu has";
    }
    String line = message.lines().findFirst().orElse("no reason given");
    return "CUDA can not be used here: " + line.substring(0, Math.min(240, line.length()));
  }

  private static byte[] tiny() {
    OnnxGraph graph = new OnnxGraph();
    String x = graph.floatInput("x", 1, 4);
    graph.floatOutput(graph.add("Add", List.of(x, x)), "y", 1, 4);
    return graph.toBytes(OPSET);
  }
}
