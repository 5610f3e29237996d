package org.casebook.models.export;

import static org.casebook.models.export.OnnxAttribute.integer;
import static org.casebook.models.export.OnnxAttribute.integers;
import static org.casebook.models.export.OnnxAttribute.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casebook.models.ModelException;

/** One ONNX operator, or a few, for each operator of a TensorFlow graph; channels first. */
final class GraphOperators {
  private static final int CHANNELS = 3;
  private final OnnxGraph graph;
  private final Map<String, Tensor> weights;

  GraphOperators(OnnxGraph graph, Map<String, Tensor> weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /**
   * Adds a node and returns the name of its result.
   *
   * @param inputs per input the result that it names, or the name of a constant
   */
  String add(GraphNode node, List<String> inputs) {
    return switch (node.operator()) {
      case "Placeholder" -> input(node);
      case "Conv2D", "_FusedConv2D" -> convolution(node, inputs, false);
      case "DepthwiseConv2dNative", "FusedDepthwiseConv2dNative" -> convolution(node, inputs, true);
      case "Add", "AddV2", "BiasAdd" -> graph.add("Add", operands(inputs));
      case "Sub" -> graph.add("Sub", operands(inputs));
      case "Mul" -> graph.add("Mul", operands(inputs));
      case "Relu", "Relu6", "Sigmoid" -> activation(node.operator(), inputs.get(0));
      case "MaxPool" -> pooling("MaxPool", node, inputs);
      case "AvgPool" -> pooling("AveragePool", node, inputs);
      case "Mean" -> mean(node, inputs);
      case "ConcatV2" -> concatenation(inputs);
      case "ResizeBilinear" -> resize(node, inputs);
      case "Identity" -> inputs.get(0);
      default ->
          throw new ModelException(
              "nodes of kind " + node.operator() + " (" + node.name() + ") are not converted");
    };
  }

  private String input(GraphNode node) {
    List<Long> sizes = new ArrayList<>();
    node.json()
        .at("/attr/shape/shape/dim")
        .forEach(dim -> sizes.add(Long.parseLong(dim.path("size").asText("0"))));
    if (sizes.size() != 4) {
      throw new ModelException("only models of images (four dimensions) are converted");
    }
    String name =
        graph.floatInput(node.name(), "batch", sizes.get(1), sizes.get(2), sizes.get(CHANNELS));
    return graph.add("Transpose", List.of(name), integers("perm", 0, 3, 1, 2));
  }

  private String convolution(GraphNode node, List<String> inputs, boolean depthwise) {
    Tensor kernel = weight(inputs.get(1));
    Tensor turned = depthwise ? Kernels.depthwise(kernel) : Kernels.full(kernel);
    List<String> with = new ArrayList<>(List.of(inputs.get(0)));
    with.add(graph.floats(graph.name("kernel"), turned.values(), turned.shape()));
    List<String> fused = new ArrayList<>(node.fused());
    if (fused.remove("BiasAdd")) {
      Tensor bias = weight(inputs.get(2));
      with.add(graph.floats(graph.name("bias"), bias.values(), bias.shape()));
    }
    String result =
        graph.add(
            "Conv",
            with,
            integers("strides", plane(node.integers("strides"))),
            integers("dilations", plane(node.integers("dilations"))),
            integers("kernel_shape", turned.shape()[2], turned.shape()[3]),
            integer("group", depthwise ? kernel.shape()[2] : 1),
            padding(node));
    for (String activation : fused) {
      result = activation(activation, result);
    }
    return result;
  }

  private String activation(String kind, String input) {
    return switch (kind) {
      case "Relu" -> graph.add("Relu", List.of(input));
      case "Relu6" -> graph.add("Clip", List.of(input, scalar(0), scalar(6)));
      case "Sigmoid" -> graph.add("Sigmoid", List.of(input));
      default -> throw new ModelException("the activation " + kind + " is not converted");
    };
  }

  private String pooling(String operator, GraphNode node, List<String> inputs) {
    return graph.add(
        operator,
        inputs,
        integers("kernel_shape", plane(node.integers("ksize"))),
        integers("strides", plane(node.integers("strides"))),
        padding(node));
  }

  /** Of all pixels, as before a squeeze-and-excite block. */
  private String mean(GraphNode node, List<String> inputs) {
    Tensor axes = weight(inputs.get(1));
    boolean ofPixels = axes.values().length == 2 && axes.values()[0] == 1 && axes.values()[1] == 2;
    if (!ofPixels || !node.flag("keep_dims")) {
      throw new ModelException("the mean " + node.name() + " is not one of all pixels");
    }
    return graph.add("GlobalAveragePool", List.of(inputs.get(0)));
  }

  private String concatenation(List<String> inputs) {
    float axis = weight(inputs.get(inputs.size() - 1)).values()[0];
    if (axis != -1 && axis != CHANNELS) {
      throw new ModelException("concatenation is converted along channels only");
    }
    return graph.add("Concat", inputs.subList(0, inputs.size() - 1), integer("axis", 1));
  }

  private String resize(GraphNode node, List<String> inputs) {
    float[] size = weight(inputs.get(1)).values();
    String shape = graph.add("Shape", List.of(inputs.get(0)));
    String batchAndChannels =
        graph.add(
            "Slice",
            List.of(shape, graph.longs(graph.name("from"), 0), graph.longs(graph.name("to"), 2)));
    String sizes =
        graph.add(
            "Concat",
            List.of(
                batchAndChannels, graph.longs(graph.name("size"), (long) size[0], (long) size[1])),
            integer("axis", 0));
    String corners =
        node.flag("align_corners")
            ? "align_corners"
            : node.flag("half_pixel_centers") ? "half_pixel" : "asymmetric";
    return graph.add(
        "Resize",
        List.of(inputs.get(0), "", "", sizes),
        text("mode", "linear"),
        text("coordinate_transformation_mode", corners));
  }

  /** Constants among the operands of arithmetic: numbers, or one per channel. */
  private List<String> operands(List<String> inputs) {
    List<String> operands = new ArrayList<>();
    for (String input : inputs) {
      Tensor constant = weights.get(input);
      if (constant == null) {
        operands.add(input);
      } else if (constant.values().length == 1) {
        operands.add(scalar(constant.values()[0]));
      } else if (constant.shape().length == 1) {
        operands.add(
            graph.floats(graph.name("channels"), constant.values(), constant.shape()[0], 1, 1));
      } else {
        throw new ModelException("the constant " + input + " is not one number per channel");
      }
    }
    return operands;
  }

  private static OnnxAttribute padding(GraphNode node) {
    String padding = node.text("padding");
    return switch (padding) {
      case "SAME" -> text("auto_pad", "SAME_UPPER");
      case "VALID" -> text("auto_pad", "VALID");
      default -> throw new ModelException("the padding " + padding + " is not converted");
    };
  }

  /** Of four numbers, those for height and width; one where nothing is said. */
  private static long[] plane(long[] all) {
    return all.length == 0 ? new long[] {1, 1} : new long[] {all[1], all[2]};
  }

  private String scalar(float value) {
    return graph.floats(graph.name("scalar"), new float[] {value});
  }

  private Tensor weight(String name) {
    Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new ModelException("the constant " + name + " is missing from the weight files");
    }
    return tensor;
  }
}
