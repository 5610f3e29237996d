package org.casebook.runtime.cli;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.explanation.Wording;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which recorded case is explained, and in which language. */
final class ExplanationSource {
  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(paramLabel = "CASE", description = "id of a case that the agent has decided")
  private String caseId = "";

  @Option(
      names = "--lang",
      defaultValue = "en",
      description = "language of the sentences: en, de, fr, es, ar or ja (default: en)")
  private String language = "en";

  @Option(names = "--run", defaultValue = "", description = "id of a run (default: the newest)")
  private String run = "";

  /**
   * Explains the case.
   *
   * @param signalName what a signal is called
   */
  Explanation explanation(UnaryOperator<String> signalName) {
    Locale locale = Locale.forLanguageTag(language);
    if (Wording.LANGUAGES.stream().noneMatch(l -> l.getLanguage().equals(locale.getLanguage()))) {
      throw new CasebookException("--lang " + language + ": use one of " + Wording.LANGUAGES);
    }
    try (AgentRuntime runtime = Runtimes.open(workspace.workspace())) {
      if (runtime.caseFile(caseId).isEmpty()) {
        throw new CasebookException(
            "case " + caseId + " is not in this workspace; open it with `casebook triage`");
      }
      return runtime.explain(caseId, run, locale, signalName).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CasebookException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
