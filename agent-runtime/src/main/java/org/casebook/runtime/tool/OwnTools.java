package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Listing;
import org.casebook.models.catalogue.Origin;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.inference.ImageClassifier;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.TextClassifier;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;

/**
 * One tool for each classifier that a person put into the models folder. A folder that is wrong
 * becomes a tool that can not be used and says why; it never keeps the others away.
 */
public final class OwnTools {
  static final String REMEDY =
      "mend the file, or take its folder out of the models folder; docs/models/your-own.md helps";

  private static final List<String> KINDS =
      List.of("text-classifier", "image-classifier", "sentence-encoder", "speech-recogniser");

  /** Written by training here: such a model has its own tool. */
  private static final String TRAINED_HERE = "provenance.json";

  private OwnTools() {}

  /** The tools, by name of model; of several versions of a model the last one speaks. */
  public static List<Tool> of(Catalogue catalogue, OnnxSessions sessions, ImageDecoder decoder) {
    Map<String, Tool> tools = new HashMap<>();
    List<String> order = new ArrayList<>();
    for (Listing listing : catalogue.listings()) {
      if (isOwn(listing)) {
        tool(listing, catalogue, sessions, decoder)
            .ifPresent(
                tool -> {
                  order.remove(tool.spec().name());
                  order.add(tool.spec().name());
                  tools.put(tool.spec().name(), tool);
                });
      }
    }
    return order.stream().flatMap(name -> Optional.ofNullable(tools.get(name)).stream()).toList();
  }

  /** What the kind of a model of one's own amounts to, where it amounts to nothing. */
  public static Optional<String> note(Listing listing) {
    return listing
        .stored()
        .map(model -> model.card().kind())
        .filter(kind -> isOwn(listing) && !KINDS.contains(kind))
        .map(
            kind ->
                listing.model()
                    + ": card.json: the kind \""
                    + kind
                    + "\" becomes no tool here; these do: "
                    + String.join(", ", KINDS));
  }

  /** Whether a model was brought by a person, rather than bundled, fetched or trained here. */
  public static boolean isOwn(Listing listing) {
    Set<String> known = new HashSet<>();
    Recipes.all().forEach(recipe -> known.add(recipe.model().name()));
    return listing.origin() == Origin.INSTALLED
        && !known.contains(listing.model().name())
        && listing
            .stored()
            .map(model -> !model.digests().containsKey(TRAINED_HERE))
            .orElse(!listing.model().name().equals("text-harm"));
  }

  private static Optional<Tool> tool(
      Listing listing, Catalogue catalogue, OnnxSessions sessions, ImageDecoder decoder) {
    if (listing.stored().isEmpty()) {
      return Optional.of(
          new Unusable(OwnModel.broken(listing.model(), listing.problem().orElse("damaged"))));
    }
    StoredModel model = listing.stored().get();
    return switch (model.card().kind()) {
      case "text-classifier" ->
          Optional.of(
              new ClassifyTextByModel(
                  model,
                  new OnDemand<>(
                      catalogue, model.version(), m -> new TextClassifier(sessions, m))));
      case "image-classifier" ->
          Optional.of(
              new ClassifyImageByModel(
                  model,
                  new OnDemand<>(catalogue, model.version(), m -> new ImageClassifier(sessions, m)),
                  decoder));
      // Encoders and recognisers are no tools; models of other kinds may belong to another version
      // of Casebook.
      default -> Optional.empty();
    };
  }

  /** Opens a model; what is wrong with it is kept there and said when the tool is asked. */
  static void tryToOpen(OnDemand<?> model) {
    try {
      model.get();
    } catch (CasebookException | ModelException saidByTheTool) {
      return;
    }
  }

  /** A folder that is no usable model. */
  private record Unusable(OwnModel model) implements Tool {
    @Override
    public ToolSpec spec() {
      return new ToolSpec(
          model.toolName("classify"),
          "1 " + model.version(),
          "A model of your own that can not be used as it is",
          Set.of(ItemKind.TEXT),
          Set.of(),
          1);
    }

    @Override
    public Optional<UnavailableTool> unavailable() {
      return model.problem().map(problem -> new UnavailableTool(spec().name(), problem, REMEDY));
    }

    @Override
    public ToolResult run(ToolInput input) {
      return new ToolResult.Failed(
          ToolResult.Failed.Kind.UNAVAILABLE, model.problem().orElse("damaged"), REMEDY);
    }
  }
}
