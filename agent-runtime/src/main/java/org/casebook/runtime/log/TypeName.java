package org.casebook.runtime.log;

import java.util.Locale;
import java.util.regex.Pattern;

/** Stable names of record types in files: the simple name in lower case with underscores. */
final class TypeName {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private TypeName() {}

  static String of(Class<?> type) {
    return HUMP.matcher(type.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
  }
}
