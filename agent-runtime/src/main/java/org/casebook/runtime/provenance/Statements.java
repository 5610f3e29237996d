package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.provenance.ManifestSummary.ActionTaken;

/** What the assertions of a manifest say, read after or apart from their validation. */
final class Statements {
  private static final int MOST = 100;
  private static final String SOURCE_TYPE = "DigitalSourceType";
  private final JumbfBox assertions;

  Statements(JumbfBox assertions) {
    this.assertions = assertions;
  }

  /** The assertions whose label, without version of the label and number, is this one. */
  private List<JumbfBox> labelled(String label) {
    return assertions.boxes().stream()
        .filter(box -> base(box.label()).equals(label))
        .limit(MOST)
        .toList();
  }

  /** A label without its version and instance number: {@code c2pa.actions.v2__1}. */
  static String base(String label) {
    return label.replaceFirst("__\\d+$", "").replaceFirst("\\.v\\d+$", "");
  }

  List<ActionTaken> actions() {
    List<ActionTaken> taken = new ArrayList<>();
    for (JumbfBox box : labelled("c2pa.actions")) {
      for (JsonNode action : fields(box).path("actions")) {
        if (taken.size() < MOST) {
          taken.add(action(action));
        }
      }
    }
    return taken;
  }

  private static ActionTaken action(JsonNode action) {
    JsonNode agent = action.path("softwareAgent");
    return new ActionTaken(
        PlainText.of(action.path("action").asText("")),
        DigitalSourceType.of(action.path("digitalSourceType").asText("")),
        PlainText.of(agent.isObject() ? agent.path("name").asText("") : agent.asText("")),
        PlainText.of(action.path("when").asText("")));
  }

  /** The ingredient assertions as they stand, with their labels. */
  List<Map.Entry<String, JsonNode>> ingredients() {
    return labelled("c2pa.ingredient").stream()
        .map(box -> Map.entry(box.label(), fields(box)))
        .toList();
  }

  /** Digital source types in metadata assertions, which are JSON-LD. */
  List<DigitalSourceType> sources() {
    List<DigitalSourceType> sources = new ArrayList<>();
    for (String label : List.of("c2pa.metadata", "stds.iptc", "stds.iptc.photo-metadata")) {
      for (JumbfBox box : labelled(label)) {
        Optional<JsonNode> document = box.content("json").flatMap(Cbor::json);
        document.ifPresent(
            json ->
                json.properties()
                    .forEach(
                        field -> {
                          if (field.getKey().endsWith(SOURCE_TYPE)) {
                            DigitalSourceType.of(field.getValue().asText(""))
                                .ifPresent(sources::add);
                          }
                        }));
      }
    }
    return sources;
  }

  /** All source types that actions and metadata state. */
  List<DigitalSourceType> allSources() {
    List<DigitalSourceType> all = new ArrayList<>(sources());
    actions().forEach(action -> action.source().ifPresent(all::add));
    return all;
  }

  /** The CBOR fields of an assertion. */
  static JsonNode fields(JumbfBox assertion) {
    Bytes bytes =
        assertion
            .content("cbor")
            .orElseThrow(
                () ->
                    new MalformedManifestException(
                        StatusCode.ASSERTION_CBOR, PlainText.of(assertion.label())));
    return Cbor.read(bytes, StatusCode.ASSERTION_CBOR, PlainText.of(assertion.label()));
  }
}
