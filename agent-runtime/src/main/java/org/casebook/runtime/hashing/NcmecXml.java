package org.casebook.runtime.hashing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.hashing.ExchangeFormat.Imported;

/**
 * Answers of NCMEC's hash sharing API, version 2: images and videos, each with an id, a member, a
 * classification and fingerprints {@code md5}, {@code sha1}, {@code pdna} and others. Without a
 * named area entries are of child safety. Withdrawn entries are passed over, so import whole
 * answers and not differences.
 */
final class NcmecXml implements ExchangeFormat.Exchange {
  @Override
  public Imported read(Path file, Optional<HarmArea> area) {
    Indicators indicators = new Indicators(area.or(() -> Optional.of(HarmArea.CHILD_SAFETY)));
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "image", "video" -> entry(xml, indicators, file);
            case "deletedImage", "deletedVideo" -> indicators.passOver();
            default -> {}
          }
        }
      }
      xml.close();
    } catch (IOException | XMLStreamException e) {
      throw new CasebookException(
          file + " is not an answer of the hash sharing API (" + e.getMessage() + "): check it", e);
    }
    return indicators.imported();
  }

  /** Reads to the end of one entry. */
  private static void entry(XMLStreamReader xml, Indicators indicators, Path file)
      throws XMLStreamException {
    String end = xml.getLocalName();
    Map<String, String> fields = new HashMap<>();
    String open = "";
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open = xml.getLocalName();
      } else if (event == XMLStreamConstants.CHARACTERS && !xml.isWhiteSpace()) {
        fields.merge(open.toLowerCase(Locale.ROOT), xml.getText().strip(), String::concat);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (xml.getLocalName().equals(end)) {
          break;
        }
        open = "";
      }
    }
    String id = fields.getOrDefault("id", "without id");
    String note = "NCMEC " + id + " " + fields.getOrDefault("classification", "");
    for (HashKind kind : HashKind.values()) {
      String value = fields.get(kind == HashKind.PHOTODNA ? "pdna" : kind.key());
      if (value != null) {
        indicators.add(file.getFileName() + " " + id, kind.indicatorType(), value, note, List.of());
      }
    }
  }

  /** A file may ask for others or expand without end; neither is granted. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  @Override
  public boolean writes() {
    return false;
  }

  @Override
  public void write(List<KnownHash> hashes, Writer out) throws IOException {
    throw new CasebookException(
        "lists are not written as ncmec-xml, which only NCMEC issues: use threatexchange-json");
  }
}
