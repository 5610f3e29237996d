package org.casebook.models.synthesis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.models.ModelException;

/** The grammars that lie beside this class. */
final class BundledGrammars {
  /** One line per language: its files in order, without ending; the shared one comes first. */
  private static final String INDEX = "index.txt";

  private static final String SHARED = "shared";

  private BundledGrammars() {}

  /** All of them, by ISO 639-3 code. */
  static SortedMap<String, SampleGrammar> read() {
    SortedMap<String, SampleGrammar> grammars = new TreeMap<>();
    String shared = text(SHARED + ".yaml");
    for (String line : text(INDEX).lines().filter(l -> !l.isBlank()).toList()) {
      GrammarReader reader = new GrammarReader();
      reader.read(SHARED + ".yaml", shared);
      for (String name : List.of(line.strip().split("\\s+", -1))) {
        reader.read(name + ".yaml", text(name + ".yaml"));
      }
      SampleGrammar grammar = reader.grammar();
      grammars.put(grammar.language(), grammar);
    }
    return grammars;
  }

  private static String text(String file) {
    try (InputStream in = BundledGrammars.class.getResourceAsStream("samples/" + file)) {
      if (in == null) {
        throw new ModelException("samples/" + file + " is missing; install Casebook again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModelException("samples/" + file + " can not be read; install Casebook again", e);
    }
  }
}
