package org.casebook.models.synthesis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.LabelledRow;

/** Functional cases from the bundled grammars, labelled by construction. */
public final class FunctionalCases {
  /** Name of the source in rows and reports. */
  public static final String SOURCE = "functional_cases";

  private static final List<String> FILES =
      List.of(
          "en",
          "en-areas",
          "de",
          "fr",
          "es",
          "it",
          "pt",
          "nl",
          "pl",
          "ru",
          "tr",
          "ar",
          "hi",
          "zh",
          "id");

  /** Sentences per template in English, and in any other language. */
  private static final int ENGLISH = 24;

  private static final int OTHER = 12;

  private FunctionalCases() {}

  /**
   * Cases in all languages.
   *
   * <p>The id of a row is {@code <language>/<functionality>/<template>/<number>}; sentences of one
   * template never part in a split.
   *
   * @param seed which fillers are chosen; the same seed gives the same cases
   */
  public static List<LabelledRow> rows(long seed) {
    List<LabelledRow> rows = new ArrayList<>();
    for (String file : FILES) {
      FunctionalGrammar grammar = read("functional-" + file + ".txt");
      Random random = new Random(seed * 31 + file.hashCode());
      int wanted = file.startsWith("en") ? ENGLISH : OTHER;
      for (int i = 0; i < grammar.templates().size(); i++) {
        add(file, grammar, i, wanted, random, rows);
      }
    }
    return rows;
  }

  /** The same with provenance, ready for training. */
  public static DataFolder.Contents contents(long seed) {
    return DataFolder.Contents.of(SOURCE, "Apache-2.0, written for Casebook", rows(seed));
  }

  private static void add(
      String file,
      FunctionalGrammar grammar,
      int index,
      int wanted,
      Random random,
      List<LabelledRow> rows) {
    SlotTemplate template = grammar.templates().get(index);
    Set<String> texts = new LinkedHashSet<>();
    int most = template.hasSlots() ? wanted : 1;
    for (int attempt = 0; attempt < 3 * wanted && texts.size() < most; attempt++) {
      texts.add(template.fill(grammar.fillers(), random));
    }
    String place = file.indexOf('-') < 0 ? "" : file.substring(file.indexOf('-') + 1);
    String id = grammar.language() + "/" + template.functionality() + "/" + place + index;
    int number = 0;
    for (String text : texts) {
      rows.add(
          new LabelledRow(
              id + "/" + number++,
              SOURCE,
              grammar.language(),
              text,
              template.labels(),
              Optional.of(id)));
    }
  }

  private static FunctionalGrammar read(String file) {
    try (InputStream in =
        FunctionalCases.class.getResourceAsStream("/org/casebook/models/synthesis/" + file)) {
      if (in == null) {
        throw new ModelException(file + " is missing; install Casebook again");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return FunctionalGrammar.parse(file, text.lines().toList());
    } catch (IOException e) {
      throw new ModelException(file + " can not be read; install Casebook again", e);
    }
  }
}
