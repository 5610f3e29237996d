package org.casebook.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.domain.CasebookException;

/**
 * What a tour is asked for.
 *
 * @param out folder for the pictures
 * @param home workspace; a fresh one that is thrown away when empty
 * @param cases cases to show; mild ones of the bundled samples when empty
 */
record TourOptions(
    Path out,
    int width,
    int height,
    boolean dark,
    Locale language,
    Optional<Path> home,
    Optional<Path> cases) {
  static final String USAGE =
      "usage: casebook tour --out DIR [--size 1280x800] [--theme light|dark] [--lang xx]"
          + " [--cases DIR]";

  private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");

  /**
   * Reads the arguments after {@code tour}.
   *
   * @throws CasebookException naming the argument and what it may be
   */
  static TourOptions parse(String[] args) {
    Optional<Path> out = Optional.empty();
    Optional<Path> home = Optional.empty();
    Optional<Path> cases = Optional.empty();
    int width = 1280;
    int height = 800;
    boolean dark = false;
    Locale language = Locale.ENGLISH;
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new CasebookException(args[i] + " needs a value; " + USAGE);
      }
      String value = args[i + 1];
      switch (args[i]) {
        case "--out" -> out = Optional.of(Path.of(value));
        case "--home" -> home = Optional.of(Path.of(value));
        case "--cases" -> cases = Optional.of(Path.of(value));
        case "--lang" -> language = Locale.forLanguageTag(value);
        case "--theme" -> dark = theme(value);
        case "--size" -> {
          Matcher size = SIZE.matcher(value);
          if (!size.matches()) {
            throw new CasebookException("--size " + value + " is not of the form 1280x800");
          }
          width = Integer.parseInt(size.group(1));
          height = Integer.parseInt(size.group(2));
        }
        default -> throw new CasebookException("unknown option " + args[i] + "; " + USAGE);
      }
    }
    return new TourOptions(
        out.orElseThrow(() -> new CasebookException("--out is missing; " + USAGE)),
        width,
        height,
        dark,
        language,
        home,
        cases);
  }

  private static boolean theme(String value) {
    if (!value.equals("light") && !value.equals("dark")) {
      throw new CasebookException("--theme " + value + " is neither light nor dark");
    }
    return value.equals("dark");
  }
}
