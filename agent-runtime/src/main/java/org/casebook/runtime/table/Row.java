package org.casebook.runtime.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/**
 * A row that may not have been parsed yet, so that many can be parsed side by side.
 *
 * @param source file and line or row, for messages
 * @param size about how many characters it takes
 * @param content the row's values by column; asked once; fails with a {@link
 *     org.casebook.runtime.domain.CasebookException} that names the source and the remedy
 */
public record Row(String source, int size, Supplier<ObjectNode> content) {
  /** The row that one line of JSON holds. */
  public static Row ofJson(String line, String source) {
    return new Row(source, line.length(), () -> JsonLines.parse(line, source));
  }
}
