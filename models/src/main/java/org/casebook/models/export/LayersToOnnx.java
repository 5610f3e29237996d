package org.casebook.models.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.ModelException;

/**
 * Converts a Keras image classifier, as TensorFlow.js stores it, to ONNX. The input keeps Keras's
 * layout {@code [batch,height,width,channels]}; inside, the graph runs channels first, which is
 * what ONNX operators take.
 *
 * <p>Outputs: {@code prediction} (the last layer) and, where the model has a Flatten layer, {@code
 * embedding} (the vector that the classifier's last layer sees).
 */
public final class LayersToOnnx {
  private static final int OPSET = 15;
  private final OnnxGraph graph = new OnnxGraph();
  private final Map<String, String> results = new HashMap<>();
  private final LayerOperators operators;

  private LayersToOnnx(Map<String, Tensor> weights) {
    this.operators = new LayerOperators(graph, weights);
  }

  /**
   * Converts a model.
   *
   * @return the bytes of {@code model.onnx}
   * @throws ModelException when it is no layers model, or has a layer that is not known here
   */
  public static byte[] convert(TfjsBundle bundle) {
    JsonNode layers = bundle.topology().at("/model_config/config/layers");
    if (layers.isEmpty()) {
      throw new ModelException("the model has no Keras layers; graph models are not converted");
    }
    LayersToOnnx conversion = new LayersToOnnx(bundle.weights());
    String last = "";
    String flat = "";
    for (JsonNode layer : layers) {
      last = conversion.add(layer);
      flat = layer.path("class_name").asText().equals("Flatten") ? last : flat;
    }
    conversion.graph.floatOutput(last, "prediction", "batch", "classes");
    if (!flat.isEmpty()) {
      conversion.graph.floatOutput(flat, "embedding", "batch", "features");
    }
    return conversion.graph.toBytes(OPSET);
  }

  private String add(JsonNode layer) {
    JsonNode config = layer.path("config");
    List<String> inputs = new ArrayList<>();
    for (JsonNode inbound : layer.path("inbound_nodes").path(0)) {
      String from = inbound.path(0).asText();
      String result = results.get(from);
      if (result == null) {
        throw new ModelException("layer " + config.path("name").asText() + " needs " + from);
      }
      inputs.add(result);
    }
    String result = operators.add(layer.path("class_name").asText(), config, inputs);
    results.put(config.path("name").asText(), result);
    return result;
  }
}
