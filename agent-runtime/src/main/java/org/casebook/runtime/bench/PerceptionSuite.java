package org.casebook.runtime.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.casebook.models.Metric;

/** Speed of what looks at content. */
final class PerceptionSuite implements Suite {
  @Override
  public String name() {
    return "perception";
  }

  @Override
  public String description() {
    return "sentence vectors beside LangChain4j and bare ONNX Runtime; hash index beside comparing;"
        + " video frames beside FFmpeg";
  }

  @Override
  public List<Metric> run(Settings settings, Consumer<String> progress)
      throws InterruptedException {
    List<Metric> metrics = new ArrayList<>();
    metrics.addAll(new EmbeddingBench(settings, progress).run());
    metrics.addAll(new PdqBench(settings, progress).run());
    metrics.addAll(new VideoBench(settings, progress).run());
    return metrics;
  }
}
