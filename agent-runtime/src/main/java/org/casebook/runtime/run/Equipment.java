package org.casebook.runtime.run;

import java.util.List;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.tool.Toolbox;

/**
 * What a run works with, from its first step to its last: a model that is promoted meanwhile
 * decides from the next run on.
 *
 * @param toolbox the tools, each with the model that it asks
 * @param adjudicator decides, and knows which areas no model was trained for
 * @param models versions of all models that may speak, as {@code name:version}
 */
public record Equipment(Toolbox toolbox, Adjudicator adjudicator, List<String> models) {
  /** Copies the list. */
  public Equipment {
    models = List.copyOf(models);
  }
}
