package org.casebook.runtime.provenance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What generators of images and sound write into the files that they make, from {@code
 * generators.tsv}. Unsigned, so a weak hint: anybody can write and remove it.
 */
final class GeneratorMarks {
  /** A pattern looks at no more than this of a value, and has no nested repetition. */
  private static final int MOST = 20_000;

  private final List<Mark> marks;

  private record Mark(String generator, Pattern key, Pattern value) {}

  private GeneratorMarks(List<Mark> marks) {
    this.marks = List.copyOf(marks);
  }

  /** The marks that ship with Casebook. */
  static GeneratorMarks bundled() {
    List<Mark> marks = new ArrayList<>();
    InputStream file =
        Objects.requireNonNull(GeneratorMarks.class.getResourceAsStream("generators.tsv"));
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] columns = line.split("\t", -1);
          marks.add(new Mark(columns[0], pattern(columns[1]), pattern(columns[2])));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled generator marks can not be read", e);
    }
    return new GeneratorMarks(marks);
  }

  private static Pattern pattern(String text) {
    return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The generator that writes such a value under such a key, if one is known. */
  Optional<String> generator(String key, String value) {
    String head = value.length() <= MOST ? value : value.substring(0, MOST);
    return marks.stream()
        .filter(mark -> mark.key().matcher(key).matches() && mark.value().matcher(head).find())
        .map(Mark::generator)
        .findFirst();
  }
}
