package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.casebook.runtime.inference.ImageText.Area;
import org.casebook.runtime.inference.ImageText.Line;

/**
 * The table that Tesseract writes as {@code tsv}: a row per page, block, paragraph, line and word,
 * with level, five numbers that name the place, the box in pixels, confidence from 0 to 100, text.
 */
final class TesseractTable {
  private static final int COLUMNS = 12;
  private static final String PAGE = "1";
  private static final String WORD = "5";

  private TesseractTable() {}

  /**
   * A word.
   *
   * @param line names the line that it stands in
   * @param confidence in [0,1]
   */
  record Word(String line, String text, double confidence, Area area) {}

  /** All words with text; rows of another form are passed over. */
  static List<Word> words(String table) {
    List<Word> words = new ArrayList<>();
    double width = 0;
    double height = 0;
    for (String row : table.lines().toList()) {
      String[] cells = row.split("\t", COLUMNS);
      if (cells.length < COLUMNS || !cells[0].matches("[1-5]")) {
        continue;
      }
      if (cells[0].equals(PAGE)) {
        width = Double.parseDouble(cells[8]);
        height = Double.parseDouble(cells[9]);
      } else if (cells[0].equals(WORD) && width > 0 && height > 0 && !cells[11].isBlank()) {
        words.add(
            new Word(
                String.join("/", List.of(cells).subList(1, 5)),
                cells[11].strip(),
                Double.parseDouble(cells[10]) / 100,
                new Area(
                    Double.parseDouble(cells[6]) / width,
                    Double.parseDouble(cells[7]) / height,
                    Double.parseDouble(cells[8]) / width,
                    Double.parseDouble(cells[9]) / height)));
      }
    }
    return words;
  }

  /** Words of one line, joined: weighed by their letters, in the box around them. */
  static Optional<Line> line(List<Word> words) {
    double left = 1;
    double top = 1;
    double right = 0;
    double bottom = 0;
    double sum = 0;
    int letters = 0;
    for (Word word : words) {
      left = Math.min(left, word.area().x());
      top = Math.min(top, word.area().y());
      right = Math.max(right, word.area().x() + word.area().width());
      bottom = Math.max(bottom, word.area().y() + word.area().height());
      sum += word.confidence() * word.text().length();
      letters += word.text().length();
    }
    if (letters == 0) {
      return Optional.empty();
    }
    String text = words.stream().map(Word::text).collect(Collectors.joining(" "));
    Area area = new Area(left, top, Math.min(1, right) - left, Math.min(1, bottom) - top);
    return Optional.of(new Line(text, sum / letters, area));
  }
}
