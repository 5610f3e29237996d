package org.casebook.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;
import org.casebook.runtime.domain.CasebookException;

/**
 * Loads the bundled fonts, so that every script has letters even on a machine that has hardly any
 * fonts. Text is set in Inter; for letters that it lacks JavaFX looks in all loaded fonts.
 */
final class Fonts {
  private static final String FOLDER = "/org/casebook/ui/fonts/";

  private Fonts() {}

  /** Loads all; call once, before the first scene. */
  static void load() {
    for (String name : index()) {
      try (InputStream in = open(name)) {
        Font.loadFont(in, 13);
      } catch (IOException e) {
        throw new CasebookException("the bundled font " + name + " can not be read", e);
      }
    }
  }

  /** File names of the bundled fonts. */
  static List<String> index() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(open("index.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new CasebookException("the list of bundled fonts can not be read", e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(
        Fonts.class.getResourceAsStream(FOLDER + name), "no bundled font " + name);
  }
}
