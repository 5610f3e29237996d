package org.casebook.models.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.ModelException;

/**
 * Converts a TensorFlow graph for images, as TensorFlow.js stores it, to ONNX. Only what the wanted
 * outputs need is converted, so a graph can be cut before post-processing that ONNX has no
 * operators for. Inputs and outputs keep TensorFlow's layout {@code [batch,height,width,channels]};
 * inside, the graph runs channels first, which is what ONNX operators take.
 */
public final class GraphToOnnx {
  private static final int OPSET = 15;

  /**
   * A tensor to be made an output.
   *
   * @param node name of the node in the graph
   * @param name name of the output
   * @param dims height, width and channels
   */
  public record Output(String node, String name, List<Long> dims) {
    public Output {
      dims = List.copyOf(dims);
    }
  }

  private final OnnxGraph graph = new OnnxGraph();
  private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
  private final Map<String, String> results = new HashMap<>();
  private final GraphOperators operators;

  private GraphToOnnx(TfjsBundle bundle) {
    for (JsonNode node : bundle.topology().path("node")) {
      nodes.put(node.path("name").asText(), new GraphNode(node));
    }
    this.operators = new GraphOperators(graph, bundle.weights());
  }

  /**
   * Converts a model.
   *
   * @return the bytes of {@code model.onnx}
   * @throws ModelException when it is no graph model, lacks an output, or needs an operator that is
   *     not known here
   */
  public static byte[] convert(TfjsBundle bundle, List<Output> outputs) {
    GraphToOnnx conversion = new GraphToOnnx(bundle);
    if (conversion.nodes.isEmpty()) {
      throw new ModelException("the model has no graph; layers models are converted elsewhere");
    }
    for (Output output : outputs) {
      conversion.add(output);
    }
    return conversion.graph.toBytes(OPSET);
  }

  private void add(Output output) {
    for (GraphNode node : needed(output.node())) {
      List<String> inputs = new ArrayList<>();
      for (String input : node.inputs()) {
        String result = results.get(input);
        inputs.add(result == null ? input : result);
      }
      results.put(node.name(), operators.add(node, inputs));
    }
    String last =
        graph.add(
            "Transpose",
            List.of(result(output.node())),
            OnnxAttribute.integers("perm", 0, 2, 3, 1));
    List<Object> dims = new ArrayList<>(List.of("batch"));
    dims.addAll(output.dims());
    graph.floatOutput(last, output.name(), dims.toArray());
  }

  private String result(String node) {
    String result = results.get(node);
    if (result == null) {
      throw new ModelException("the graph has no node " + node);
    }
    return result;
  }

  /** The nodes that one rests on and that were not yet converted, each after its inputs. */
  private List<GraphNode> needed(String output) {
    Map<String, GraphNode> ordered = new LinkedHashMap<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(output));
    while (!waiting.isEmpty()) {
      String name = waiting.peek();
      GraphNode node = nodes.get(name);
      if (node == null || isDone(name, ordered)) {
        waiting.pop();
        continue;
      }
      List<String> missing =
          node.inputs().stream().filter(input -> !isDone(input, ordered)).toList();
      if (missing.isEmpty()) {
        ordered.put(name, node);
        waiting.pop();
      } else {
        missing.forEach(waiting::push);
      }
    }
    return List.copyOf(ordered.values());
  }

  /** Constants are looked up by name where they are used. */
  private boolean isDone(String name, Map<String, GraphNode> ordered) {
    GraphNode node = nodes.get(name);
    return node == null
        || node.operator().equals("Const")
        || results.containsKey(name)
        || ordered.containsKey(name);
  }
}
