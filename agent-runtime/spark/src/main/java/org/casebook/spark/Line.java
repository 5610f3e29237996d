package org.casebook.spark;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.function.Function2;
import org.casebook.runtime.table.Row;

/**
 * One line of JSON.
 *
 * @param place source, part of it and line within the part: no worker knows the line of the file
 */
record Line(String place, String json) implements Serializable {
  Row row() {
    return Row.ofJson(json, place);
  }

  /** Names the lines of each part in their order. */
  record Numbering(String source) implements Function2<Integer, Iterator<String>, Iterator<Line>> {
    @Override
    public Iterator<Line> call(Integer part, Iterator<String> lines) {
      return new Iterator<>() {
        private long number;

        @Override
        public boolean hasNext() {
          return lines.hasNext();
        }

        @Override
        public Line next() {
          return new Line(source + " part " + part + ":" + ++number, lines.next());
        }
      };
    }
  }
}
