package org.casebook.runtime.tool;

import java.util.Optional;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.inference.ImageClassifier;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;

/** Looks at an image with a classifier that a person put into the models folder. */
public final class ClassifyImageByModel implements Tool {
  private static final String VERB = "classify_image";
  private static final double COST_MILLIS = 60;

  private final OwnModel model;
  private final OnDemand<ImageClassifier> classifier;
  private final ImageDecoder decoder;

  /** A tool that opens the model when it is first used. */
  public ClassifyImageByModel(
      StoredModel model, OnDemand<ImageClassifier> classifier, ImageDecoder decoder) {
    this.model = OwnModel.of(model);
    this.classifier = classifier;
    this.decoder = decoder;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        model.toolName(VERB),
        "1 " + model.version(),
        "Looks at an image with a model of your own, which was not measured here",
        Set.of(ItemKind.IMAGE),
        model.signals(),
        COST_MILLIS);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    return model
        .problem()
        .or(classifier::problem)
        .map(problem -> new UnavailableTool(model.toolName(VERB), problem, OwnTools.REMEDY));
  }

  @Override
  public void prepare() {
    OwnTools.tryToOpen(classifier);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    try {
      return ImageFiles.look(
          input,
          decoder,
          picture ->
              model.result(
                  input,
                  classifier.get().classify(picture),
                  new Locator.Whole(input.item().id()),
                  "und"));
    } catch (CasebookException | ModelException e) {
      return new Failed(Failed.Kind.UNAVAILABLE, "" + e.getMessage(), OwnTools.REMEDY);
    }
  }
}
