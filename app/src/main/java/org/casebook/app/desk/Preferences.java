package org.casebook.app.desk;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.casebook.runtime.domain.CasebookException;

/**
 * What this desk remembers, kept in {@code desktop.properties} in the workspace. A file that can
 * not be read counts as empty: a lost window size must not keep anybody from working.
 */
public final class Preferences {
  private final Path file;
  private final Properties values = new Properties();

  /** Reads the preferences of a workspace. */
  public Preferences(Path home) {
    this.file = home.resolve("desktop.properties");
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        values.load(in);
      } catch (IOException | IllegalArgumentException e) {
        values.clear();
      }
    }
  }

  /** The folder of the workspace. */
  public Path home() {
    return file.toAbsolutePath().getParent() == null
        ? Path.of(".")
        : file.toAbsolutePath().getParent();
  }

  /** Whether the dark theme is on. */
  public boolean dark() {
    return values.getProperty("theme", "light").equals("dark");
  }

  /** Turns the dark theme on or off. */
  public void dark(boolean dark) {
    values.setProperty("theme", dark ? "dark" : "light");
  }

  /** The language of the interface. */
  public Locale language() {
    return Locale.forLanguageTag(values.getProperty("language", Locale.getDefault().getLanguage()));
  }

  /** Chooses the language of the interface; holds from the next start. */
  public void language(Locale locale) {
    values.setProperty("language", locale.toLanguageTag());
  }

  /** The pseudonym that reviews are signed with. */
  public String reviewer() {
    return values.getProperty("reviewer", "analyst");
  }

  /** Chooses the pseudonym; blank goes back to the default. */
  public void reviewer(String name) {
    if (name.isBlank()) {
      values.remove("reviewer");
    } else {
      values.setProperty("reviewer", name.strip());
    }
  }

  /** Whether the welcome has been put away. */
  public boolean welcomed() {
    return Boolean.parseBoolean(values.getProperty("welcomed", "false"));
  }

  /** Puts the welcome away, or brings it back. */
  public void welcomed(boolean welcomed) {
    values.setProperty("welcomed", Boolean.toString(welcomed));
  }

  /** A remembered number, such as the width of the window. */
  public double number(String name, double otherwise) {
    try {
      return Double.parseDouble(values.getProperty(name, Double.toString(otherwise)));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Remembers a number. */
  public void remember(String name, double value) {
    values.setProperty(name, Double.toString(value));
  }

  /**
   * Writes the file.
   *
   * @throws CasebookException when the folder can not be written to
   */
  public void save() {
    try {
      Files.createDirectories(home());
      try (Writer out = Files.newBufferedWriter(file)) {
        values.store(out, "Casebook desktop");
      }
    } catch (IOException e) {
      throw new CasebookException(
          "cannot write " + file + ": " + e.getMessage() + "; check that the folder is writable",
          e);
    }
  }
}
