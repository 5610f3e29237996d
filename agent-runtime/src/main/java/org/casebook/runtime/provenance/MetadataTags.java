package org.casebook.runtime.provenance;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPIterator;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import com.adobe.internal.xmp.properties.XMPPropertyInfo;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.Tag;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.photoshop.PhotoshopReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads EXIF, XMP, IPTC and text blocks for what they say about origin. Each block is parsed on its
 * own and has a bounded size, so that a broken one costs only itself.
 */
final class MetadataTags {
  private static final int MOST_BLOCK = 1 << 20;
  private static final int MOST_TAGS = 40;
  private static final int MOST_PROPERTIES = 5000;

  /** Keywords worth telling even where they name no generator. */
  private static final Set<String> TOLD =
      Set.of("software", "creatortool", "make", "model", "credit", "program", "agent");

  private final GeneratorMarks marks;

  MetadataTags(GeneratorMarks marks) {
    this.marks = marks;
  }

  /** What the blocks of a file say; what could not be read is noted in the scan. */
  List<MetadataTag> of(ContainerScan scan) {
    List<MetadataTag> tags = new ArrayList<>();
    for (MetadataBlock block : scan.blocks()) {
      String kind = block.kind().name().toLowerCase(Locale.ROOT);
      if (block.bytes().length() > MOST_BLOCK) {
        scan.note("a block of " + kind + " is over the limit of " + MOST_BLOCK + " bytes");
        continue;
      }
      try {
        read(block, kind, tags);
      } catch (XMPException | RuntimeException | StackOverflowError e) {
        // Parsers answer hostile blocks with any kind of exception.
        scan.note("a block of " + kind + " can not be read");
      }
    }
    return tags.stream().distinct().limit(MOST_TAGS).toList();
  }

  private void read(MetadataBlock block, String kind, List<MetadataTag> tags) throws XMPException {
    switch (block.kind()) {
      case TEXT -> {
        String text = new String(block.bytes().array(), StandardCharsets.UTF_8);
        add(tags, "text", block.key(), text);
      }
      case XMP -> xmp(block.bytes().array(), tags);
      case EXIF -> {
        Metadata metadata = new Metadata();
        byte[] bytes = block.bytes().array();
        // WebP may keep the preamble that JPEG needs.
        int start = bytes.length > 6 && bytes[0] == 'E' && bytes[1] == 'x' ? 6 : 0;
        new ExifReader().extract(new ByteArrayReader(bytes, start), metadata);
        directories(metadata, kind, tags);
      }
      case PHOTOSHOP -> {
        Metadata metadata = new Metadata();
        new PhotoshopReader()
            .extract(
                new SequentialByteArrayReader(block.bytes().array()),
                block.bytes().length(),
                metadata);
        directories(metadata, "iptc", tags);
      }
    }
  }

  private void directories(Metadata metadata, String kind, List<MetadataTag> tags) {
    for (Directory directory : metadata.getDirectories()) {
      if (kind.equals("iptc") && !(directory instanceof IptcDirectory)) {
        continue;
      }
      for (Tag tag : directory.getTags()) {
        String value = tag.getDescription();
        if (value != null) {
          String key = tag.getTagName().replaceAll("[^A-Za-z]", "");
          add(tags, kind, key.equals("OriginatingProgram") ? "Program" : key, value);
        }
      }
    }
  }

  private void xmp(byte[] packet, List<MetadataTag> tags) throws XMPException {
    XMPMeta meta =
        XMPMetaFactory.parseFromBuffer(packet, new ParseOptions().setDisallowDoctype(true));
    XMPIterator properties = meta.iterator();
    for (int i = 0; i < MOST_PROPERTIES && properties.hasNext(); i++) {
      XMPPropertyInfo property = (XMPPropertyInfo) properties.next();
      if (property.getPath() != null && property.getValue() != null) {
        String name = property.getPath().replaceAll("\\[[^]]*]", "").replaceFirst(".*[:/]", "");
        add(tags, "xmp", name, property.getValue());
      }
    }
  }

  private void add(List<MetadataTag> tags, String kind, String key, String value) {
    String name = key.toLowerCase(Locale.ROOT);
    Optional<DigitalSourceType> source =
        name.equals("digitalsourcetype") || name.equals("digitalsourcefiletype")
            ? DigitalSourceType.of(value)
            : Optional.empty();
    Optional<String> generator = marks.generator(key, value);
    if (source.isPresent() || generator.isPresent() || (TOLD.contains(name) && !value.isBlank())) {
      tags.add(
          new MetadataTag(kind + " " + PlainText.of(key), PlainText.of(value), source, generator));
    }
  }
}
