package org.casebook.runtime.tool;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.text.LanguageIdentifier;
import org.casebook.runtime.text.LanguageIdentifier.Identified;

/**
 * Tells the language of a text. It says nothing of harm; other tools weigh themselves by it.
 *
 * <p>Observations: {@code language} (ISO 639-3 or {@code und}), {@code language_confidence} in
 * [0,1], {@code script}.
 */
public final class IdentifyLanguage implements Tool {
  private final LanguageIdentifier identifier;

  /** Identifies by this. */
  public IdentifyLanguage(LanguageIdentifier identifier) {
    this.identifier = identifier;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        "identify_language",
        "1",
        "Tells the language and script of a text, for tools that know some languages better",
        Set.of(ItemKind.TEXT),
        Set.of(),
        0.05);
  }

  @Override
  public ToolResult run(ToolInput input) {
    Identified found = identifier.identify(((ContentItem.Text) input.item()).text());
    List<Observation> observations =
        List.of(
            new Observation("language", found.language()),
            new Observation(
                "language_confidence", String.format(Locale.ROOT, "%.4f", found.confidence())),
            new Observation("script", found.script()));
    if (found.language().equals(LanguageIdentifier.UNDETERMINED)) {
      return new ToolResult.Nothing("The language can not be told.", observations);
    }
    return new ToolResult.Found(
        String.format(Locale.ROOT, "Language %s (%.2f).", found.language(), found.confidence()),
        observations,
        List.of(),
        List.of(),
        List.of());
  }
}
