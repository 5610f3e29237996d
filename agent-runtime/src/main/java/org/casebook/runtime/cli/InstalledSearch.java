package org.casebook.runtime.cli;

import java.util.Optional;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.SharedEncoder;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.retrieval.QuerySignals;

/** Search over a policy with the sentence encoder of the workspace, if it is installed. */
final class InstalledSearch implements PolicySearchCommand.Search {
  private final OnnxSessions sessions = new OnnxSessions();
  private final OnDemand<MiniLmEncoder> encoder;
  private final PolicyIndex index;

  InstalledSearch(Workspace workspace, Policy policy) {
    this.encoder =
        new OnDemand<>(
            new Catalogue(workspace.models()),
            Recipes.MINILM.model(),
            model -> new MiniLmEncoder(sessions, model));
    this.index =
        new PolicyIndex(
            policy,
            SharedEncoder.of(encoder),
            Optional.of(workspace.cache()),
            QuerySignals.bundled());
  }

  @Override
  public PolicyIndex index() {
    return index;
  }

  @Override
  public Optional<String> note() {
    return encoder
        .problem()
        .map(problem -> "searched by words only: " + problem + "; run `casebook models install`");
  }

  @Override
  public void close() {
    sessions.close();
  }
}
