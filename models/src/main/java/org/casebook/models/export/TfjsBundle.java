package org.casebook.models.export;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.models.ModelException;

/**
 * A TensorFlow.js model: its topology and its decoded weights by name.
 *
 * @param topology the {@code modelTopology} of {@code model.json}
 * @param weights decoded tensors by name
 */
public record TfjsBundle(JsonNode topology, Map<String, Tensor> weights) {
  private static final Pattern BASE64 = Pattern.compile("\\.exports=\"([A-Za-z0-9+/=]+)\"");
  private static final String EXPORTS = ".exports={";

  /** Minified scripts leave out quotes and leading zeros; JSON proper passes as well. */
  private static final JsonMapper LENIENT =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS)
          .build();

  public TfjsBundle {
    weights = Map.copyOf(weights);
  }

  /**
   * A model in the usual form.
   *
   * @param json the text of {@code model.json}
   * @param data all weight files, one after the other
   * @throws ModelException when the text is not such a model or the data are too short
   */
  public static TfjsBundle of(String json, byte[] data) {
    try {
      JsonNode model = LENIENT.readTree(json);
      return new TfjsBundle(
          model.path("modelTopology"), TfjsWeights.decode(model.path("weightsManifest"), data));
    } catch (IOException e) {
      throw new ModelException("the TensorFlow.js model is not JSON: " + e.getMessage(), e);
    }
  }

  /**
   * A model packed into minified scripts, as NSFWJS publishes it: the topology as a JavaScript
   * object, each weight file as a Base64 string. The scripts are read, never run.
   *
   * @throws ModelException when a script does not have this form
   */
  public static TfjsBundle ofScripts(String topology, List<String> shards) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (String shard : shards) {
      Matcher matcher = BASE64.matcher(shard);
      if (!matcher.find()) {
        throw new ModelException("a weight script has no Base64 export: is it from this package?");
      }
      data.writeBytes(Base64.getDecoder().decode(matcher.group(1)));
    }
    int modules = Math.max(0, topology.indexOf("({1:["));
    int start = topology.indexOf(EXPORTS, modules);
    if (start < 0) {
      throw new ModelException("the topology script exports no object: is it from this package?");
    }
    // What follows the object's closing brace is left unread by the parser.
    return of(plainBooleans(topology.substring(start + EXPORTS.length() - 1)), data.toByteArray());
  }

  private static String plainBooleans(String script) {
    return script.replaceAll("([:\\[,])!0", "$1true").replaceAll("([:\\[,])!1", "$1false");
  }
}
