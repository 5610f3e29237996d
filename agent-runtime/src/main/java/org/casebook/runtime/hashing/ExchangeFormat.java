package org.casebook.runtime.hashing;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.runtime.domain.HarmArea;

/** The formats in which hash-sharing programmes exchange lists. */
public enum ExchangeFormat {
  /** A table with a header: {@code indicator,type,description,tags}. */
  THREATEXCHANGE_CSV,
  /** {@code {"data": [...]}} of threat descriptors, as the ThreatExchange API answers. */
  THREATEXCHANGE_JSON,
  /** Entries of the hash sharing API of NCMEC, version 2; only read. */
  NCMEC_XML;

  /** The name at the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The format with this name. */
  public static Optional<ExchangeFormat> ofKey(String key) {
    return Arrays.stream(values()).filter(format -> format.key().equals(key)).findFirst();
  }

  /** The format that a file of this name is most likely in. */
  public static Optional<ExchangeFormat> ofFile(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> name.endsWith(format.key().replaceFirst(".*-", ".")))
        .findFirst();
  }

  /**
   * Reads a file.
   *
   * @param area the harm area of entries that do not name one
   * @throws org.casebook.runtime.domain.CasebookException when the file as a whole can not be read
   */
  public Imported read(Path file, Optional<HarmArea> area) {
    return exchange().read(file, area);
  }

  /** Whether lists can be written in this format. */
  public boolean writes() {
    return exchange().writes();
  }

  /** Writes hashes. */
  public void write(List<KnownHash> hashes, Writer out) throws IOException {
    exchange().write(hashes, out);
  }

  private Exchange exchange() {
    return switch (this) {
      case THREATEXCHANGE_CSV -> new IndicatorCsv();
      case THREATEXCHANGE_JSON -> new IndicatorJson();
      case NCMEC_XML -> new NcmecXml();
    };
  }

  /**
   * What a file held.
   *
   * @param passedOver entries of kinds that are not hashes of content, or that were withdrawn
   * @param problems one clear message for each entry that could not be read
   */
  public record Imported(List<KnownHash> hashes, int passedOver, List<String> problems) {
    public Imported {
      hashes = List.copyOf(hashes);
      problems = List.copyOf(problems);
    }
  }

  /** One format. */
  interface Exchange {
    Imported read(Path file, Optional<HarmArea> area);

    default boolean writes() {
      return true;
    }

    void write(List<KnownHash> hashes, Writer out) throws IOException;
  }
}
