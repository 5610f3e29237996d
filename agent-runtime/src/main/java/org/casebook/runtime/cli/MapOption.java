package org.casebook.runtime.cli;

import java.util.List;
import org.casebook.runtime.table.ColumnMapping;
import picocli.CommandLine.Option;

/** Which column of a table is what, where its name does not say so. */
final class MapOption {
  @Option(
      names = "--map",
      paramLabel = "FIELD=COLUMN,...",
      description =
          "which column is what, where its name does not say so: text=body,label=y,slice=team")
  private List<String> map = List.of();

  ColumnMapping mapping() {
    return ColumnMapping.parse(String.join(",", map));
  }
}
