package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.text.NormalisedText;
import org.casebook.runtime.text.Normaliser;
import org.casebook.runtime.text.Obfuscation;

/**
 * Undoes evasive spelling and shows each place where it did. Evasion alone is no harm, so the
 * evidence has no weight of its own: what the cleaned text says is for the other tools, which read
 * it too.
 *
 * <p>Observations: {@code normalised}, where it differs, and {@code evasion <n>}: what was written
 * and what it stands for.
 */
public final class NormaliseText implements Tool {
  private static final int MOST_SHOWN = 20;

  private final Normaliser normaliser;

  /** Normalises by this. */
  public NormaliseText(Normaliser normaliser) {
    this.normaliser = normaliser;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        "normalise_text",
        "2",
        "Undoes evasive spelling such as look-alike letters and hidden characters",
        Set.of(ItemKind.TEXT),
        Set.of("text.obfuscated"),
        0.1);
  }

  @Override
  public ToolResult run(ToolInput input) {
    ContentItem.Text item = (ContentItem.Text) input.item();
    NormalisedText text = normaliser.normalise(item.text());
    List<Obfuscation> evasions =
        text.obfuscations().stream().filter(o -> o.kind().suspicious()).toList();
    List<Observation> observations = new ArrayList<>();
    if (text.changed()) {
      observations.add(new Observation("normalised", text.text()));
    }
    evasions.stream()
        .limit(MOST_SHOWN)
        .forEach(
            o ->
                observations.add(
                    new Observation(
                        "evasion " + observations.size(), o.before() + " → " + o.after())));
    if (evasions.isEmpty()) {
      return new ToolResult.Nothing("No evasive spelling.", observations);
    }
    String quote =
        evasions.stream().limit(3).map(NormaliseText::told).collect(Collectors.joining(", "));
    Evidence evidence =
        new Evidence(
            input.call().id() + "/1",
            spec().name(),
            "text.obfuscated",
            new TreeMap<>(Map.of()),
            1,
            "spelling",
            evasions.stream()
                .limit(MOST_SHOWN)
                .map(o -> (Locator) new Locator.Span(item.id(), o.rawStart(), o.rawEnd()))
                .toList(),
            quote);
    return new ToolResult.Found(
        "Evasive spelling undone in " + evasions.size() + " places: " + quote,
        observations,
        List.of(evidence),
        List.of(),
        List.of());
  }

  /** What was written, or the code points of what nobody sees. */
  private static String told(Obfuscation obfuscation) {
    return obfuscation.after().isBlank()
        ? obfuscation
            .before()
            .codePoints()
            .mapToObj(point -> String.format(Locale.ROOT, "U+%04X", point))
            .collect(Collectors.joining(" "))
        : obfuscation.after();
  }
}
