package org.casebook.runtime.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads the word lists and tables that lie beside this package. */
final class Resources {
  private Resources() {}

  /** The lines of a resource without comments (from {@code #} at the start) and blank lines. */
  static List<String> lines(String name) {
    InputStream in = Resources.class.getResourceAsStream(name);
    if (in == null) {
      throw new IllegalStateException(
          "Resource " + name + " is missing beside " + Resources.class.getName() + "; rebuild.");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(String::stripTrailing)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Resource " + name + " cannot be read", e);
    }
  }

  /** All words of a resource, in order. */
  static List<String> words(String name) {
    return lines(name).stream().flatMap(line -> Stream.of(line.strip().split("\\s+"))).toList();
  }
}
