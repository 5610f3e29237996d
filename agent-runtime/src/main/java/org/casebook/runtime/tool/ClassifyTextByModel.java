package org.casebook.runtime.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.TextClassifier;
import org.casebook.runtime.log.Event.UnavailableTool;

/** Scores text with a classifier that a person put into the models folder. */
public final class ClassifyTextByModel implements Tool {
  private static final String VERB = "classify_text";
  private static final double COST_MILLIS = 30;

  private final OwnModel model;
  private final OnDemand<TextClassifier> classifier;

  /** A tool that opens the model when it is first used. */
  public ClassifyTextByModel(StoredModel model, OnDemand<TextClassifier> classifier) {
    this.model = OwnModel.of(model);
    this.classifier = classifier;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        model.toolName(VERB),
        "1 " + model.version(),
        "Scores text with a model of your own, which was not measured here",
        Set.of(ItemKind.TEXT),
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
  public ToolResult run(ToolInput input) {
    ContentItem.Text item = (ContentItem.Text) input.item();
    if (item.text().isBlank()) {
      return new ToolResult.Nothing("There is no text to score.", List.of());
    }
    try {
      return model.result(
          input,
          classifier.get().classify(item.text()),
          new Locator.Span(item.id(), 0, item.text().length()),
          input.known("language").orElse("und"));
    } catch (CasebookException | ModelException e) {
      return new Failed(Failed.Kind.UNAVAILABLE, "" + e.getMessage(), OwnTools.REMEDY);
    }
  }
}
