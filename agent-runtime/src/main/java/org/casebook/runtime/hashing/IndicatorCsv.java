package org.casebook.runtime.hashing;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.hashing.ExchangeFormat.Imported;

/**
 * Indicators as a table. The header names the columns, in any order: {@code indicator} and {@code
 * type} must be there, {@code description} and {@code tags} (separated by spaces or commas) may;
 * others are passed over.
 */
final class IndicatorCsv implements ExchangeFormat.Exchange {
  @Override
  public Imported read(Path file, Optional<HarmArea> area) {
    Indicators indicators = new Indicators(area);
    try (Reader reader = Files.newBufferedReader(file)) {
      CsvReader rows = new CsvReader(reader);
      List<String> header =
          rows.next().orElse(List.of()).stream()
              .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
              .toList();
      int value = column(file, header, "indicator");
      int type = column(file, header, "type");
      int number = 1;
      for (Optional<List<String>> row = rows.next(); row.isPresent(); row = rows.next()) {
        String place = file.getFileName() + " row " + ++number;
        List<String> cells = row.get();
        if (cells.size() <= Math.max(value, type)) {
          if (!cells.equals(List.of(""))) {
            indicators.problem(place + ": too few columns");
          }
          continue;
        }
        indicators.add(
            place,
            cells.get(type),
            cells.get(value),
            cell(cells, header.indexOf("description")),
            List.of(cell(cells, header.indexOf("tags")).split("[\\s,]+")));
      }
    } catch (IOException e) {
      throw new CasebookException(
          file + " can not be read as UTF-8 (" + e.getMessage() + "): check the file", e);
    }
    return indicators.imported();
  }

  private static int column(Path file, List<String> header, String name) {
    if (!header.contains(name)) {
      throw new CasebookException(
          file
              + " has no column \""
              + name
              + "\": its first row must name the columns indicator and type");
    }
    return header.indexOf(name);
  }

  private static String cell(List<String> cells, int column) {
    return column < 0 || column >= cells.size() ? "" : cells.get(column);
  }

  @Override
  public void write(List<KnownHash> hashes, Writer out) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("indicator", "type", "description", "tags"));
    hashes.forEach(
        hash ->
            rows.add(
                List.of(
                    hash.value(),
                    hash.kind().indicatorType(),
                    hash.note(),
                    Indicators.AREA_TAG + hash.area().key())));
    for (List<String> row : rows) {
      out.write(String.join(",", row.stream().map(IndicatorCsv::quoted).toList()));
      out.write('\n');
    }
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
