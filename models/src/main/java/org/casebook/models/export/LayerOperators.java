package org.casebook.models.export;

import static org.casebook.models.export.OnnxAttribute.integer;
import static org.casebook.models.export.OnnxAttribute.integers;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.casebook.models.ModelException;

/** One ONNX operator, or a few, for each Keras layer; channels first throughout. */
final class LayerOperators {
  private final OnnxGraph graph;
  private final Map<String, Tensor> weights;

  LayerOperators(OnnxGraph graph, Map<String, Tensor> weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /** Adds a layer and returns the name of its result. */
  String add(String kind, JsonNode config, List<String> inputs) {
    return switch (kind) {
      case "InputLayer" -> input(config);
      case "ZeroPadding2D" -> padding(config, inputs);
      case "Conv2D" -> convolution(config, inputs, false);
      case "DepthwiseConv2D" -> convolution(config, inputs, true);
      case "BatchNormalization" -> normalization(config, inputs);
      case "ReLU" -> relu(config, inputs);
      case "Activation" -> activation(config, inputs.get(0), 1);
      case "Add" -> graph.add("Add", inputs);
      case "Concatenate" -> graph.add("Concat", inputs, integer("axis", 1));
      case "MaxPooling2D" -> pooling("MaxPool", config, inputs);
      case "AveragePooling2D" -> pooling("AveragePool", config, inputs);
      case "Flatten" -> flatten(inputs);
      case "Dropout" -> inputs.get(0);
      case "Dense" -> dense(config, inputs);
      default -> throw new ModelException("layers of kind " + kind + " are not converted");
    };
  }

  private String input(JsonNode config) {
    long[] shape = TfjsWeights.integers(config.path("batch_input_shape"));
    if (shape.length != 4) {
      throw new ModelException("only models of images (four dimensions) are converted");
    }
    String name =
        graph.floatInput(config.path("name").asText(), "batch", shape[1], shape[2], shape[3]);
    return graph.add("Transpose", List.of(name), integers("perm", 0, 3, 1, 2));
  }

  private String padding(JsonNode config, List<String> inputs) {
    long[] rows = TfjsWeights.integers(config.at("/padding/0"));
    long[] columns = TfjsWeights.integers(config.at("/padding/1"));
    String pads =
        graph.longs(graph.name("pads"), 0, 0, rows[0], columns[0], 0, 0, rows[1], columns[1]);
    return graph.add("Pad", List.of(inputs.get(0), pads));
  }

  private String convolution(JsonNode config, List<String> inputs, boolean depthwise) {
    Tensor kernel = weight(config, depthwise ? "depthwise_kernel" : "kernel");
    Tensor turned = depthwise ? Kernels.depthwise(kernel) : Kernels.full(kernel);
    List<String> with = new ArrayList<>(inputs);
    with.add(graph.floats(graph.name("kernel"), turned.values(), turned.shape()));
    if (config.path("use_bias").asBoolean()) {
      Tensor bias = weight(config, "bias");
      with.add(graph.floats(graph.name("bias"), bias.values(), bias.shape()));
    }
    String result =
        graph.add(
            "Conv",
            with,
            integers("strides", TfjsWeights.integers(config.path("strides"))),
            integers("dilations", TfjsWeights.integers(config.path("dilation_rate"))),
            integers("kernel_shape", turned.shape()[2], turned.shape()[3]),
            integer("group", depthwise ? kernel.shape()[2] : 1),
            autoPad(config));
    return activation(config, result, 1);
  }

  private String normalization(JsonNode config, List<String> inputs) {
    List<String> with = new ArrayList<>(inputs);
    for (String part : List.of("gamma", "beta", "moving_mean", "moving_variance")) {
      // A layer that was trained without scaling stores none.
      boolean unscaled = part.equals("gamma") && !config.path("scale").asBoolean(true);
      Tensor tensor = unscaled ? ones(weight(config, "beta")) : weight(config, part);
      with.add(graph.floats(graph.name(part), tensor.values(), tensor.shape()));
    }
    return graph.add(
        "BatchNormalization",
        with,
        OnnxAttribute.number("epsilon", (float) config.path("epsilon").asDouble()));
  }

  private static Tensor ones(Tensor like) {
    float[] values = new float[like.values().length];
    Arrays.fill(values, 1);
    return new Tensor(like.shape(), values);
  }

  private String relu(JsonNode config, List<String> inputs) {
    JsonNode max = config.path("max_value");
    if (!max.isNumber()) {
      return graph.add("Relu", inputs);
    }
    return graph.add("Clip", List.of(inputs.get(0), scalar(0), scalar((float) max.asDouble())));
  }

  private String activation(JsonNode config, String input, int axis) {
    String kind = config.path("activation").asText("linear");
    return switch (kind) {
      case "linear" -> input;
      case "relu" -> graph.add("Relu", List.of(input));
      case "softmax" -> graph.add("Softmax", List.of(input), integer("axis", axis));
      default -> throw new ModelException("the activation " + kind + " is not converted");
    };
  }

  private String pooling(String operator, JsonNode config, List<String> inputs) {
    return graph.add(
        operator,
        inputs,
        integers("kernel_shape", TfjsWeights.integers(config.path("pool_size"))),
        integers("strides", TfjsWeights.integers(config.path("strides"))),
        autoPad(config));
  }

  /** Keras flattens channels last, so the layout is turned back first. */
  private String flatten(List<String> inputs) {
    String channelsLast = graph.add("Transpose", inputs, integers("perm", 0, 2, 3, 1));
    return graph.add("Flatten", List.of(channelsLast), integer("axis", 1));
  }

  private String dense(JsonNode config, List<String> inputs) {
    Tensor kernel = weight(config, "kernel");
    String result =
        graph.add(
            "MatMul",
            List.of(
                inputs.get(0),
                graph.floats(graph.name("kernel"), kernel.values(), kernel.shape())));
    if (config.path("use_bias").asBoolean()) {
      Tensor bias = weight(config, "bias");
      result =
          graph.add(
              "Add",
              List.of(result, graph.floats(graph.name("bias"), bias.values(), bias.shape())));
    }
    return activation(config, result, -1);
  }

  private OnnxAttribute autoPad(JsonNode config) {
    boolean same = config.path("padding").asText().toLowerCase(Locale.ROOT).equals("same");
    return OnnxAttribute.text("auto_pad", same ? "SAME_UPPER" : "VALID");
  }

  private String scalar(float value) {
    return graph.floats(graph.name("scalar"), new float[] {value});
  }

  private Tensor weight(JsonNode config, String part) {
    String name = config.path("name").asText() + "/" + part;
    Tensor tensor = weights.get(name);
    if (tensor == null) {
      throw new ModelException("the weight " + name + " is missing from the weight files");
    }
    return tensor;
  }
}
