package org.casebook.runtime.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metadata as generators, editors and cameras write them, and as nobody should. */
class MetadataTagsTest {
  @TempDir Path folder;

  private ProvenanceReport read(byte[] file) throws Exception {
    return new ProvenanceReader(TrustList.empty(), TrustList.empty(), Clock.systemUTC())
        .read(Files.write(folder.resolve("file"), file));
  }

  private static byte[] text(String key, String value) {
    return SignedFiles.pngWith(SignedFiles.chunk("tEXt", SignedFiles.text(key + "\0" + value)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "parameters|a cat in the rain Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 5|Stable Diffusion web UI",
        "prompt|{\"3\": {\"class_type\": \"KSampler\", \"inputs\": {}}}|ComfyUI",
        "workflow|{\"last_node_id\": 9, \"nodes\": []}|ComfyUI",
        "invokeai_metadata|{\"app_version\": \"3.4\"}|InvokeAI",
        "Software|NovelAI|NovelAI",
        "Comment|{\"prompt\": \"x\", \"steps\": 28, \"sampler\": \"k_euler\", \"uc\": \"y\", \"seed\": 1}|NovelAI",
        "Description|a fox --v 6 Job ID: 01234567-89ab-cdef-0123-456789abcdef|Midjourney",
        "Software|Adobe Firefly 3|Adobe Firefly",
      })
  void generatorsAreKnownByWhatTheyWrite(String key, String value, String generator)
      throws Exception {
    ProvenanceReport report = read(text(key, value));
    assertThat(report.status()).isEqualTo(ProvenanceStatus.ABSENT);
    assertThat(report.tags())
        .singleElement()
        .satisfies(
            tag -> {
              assertThat(tag.generator()).contains(generator);
              assertThat(tag.synthetic()).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Software|GIMP 2.10",
        "Comment|Created with GIMP",
        "prompt|write a title here",
        "workflow|scan, crop, publish",
        "parameters|exposure 1/60, aperture 2.8",
        "Description|my firefly photographs at night",
        "Author|A. Diffusion",
      })
  void everydayWordsAreNoMarkOfAGenerator(String key, String value) throws Exception {
    assertThat(read(text(key, value)).tags()).noneMatch(MetadataTag::synthetic);
  }

  @Test
  void theSourceTypeIsReadFromXmp() throws Exception {
    byte[] packet =
        """
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
         xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
         xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" e:DigitalSourceType=
         "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia"/>
        </rdf:RDF></x:xmpmeta>
        """
            .getBytes(StandardCharsets.UTF_8);
    byte[] head = SignedFiles.text("http://ns.adobe.com/xap/1.0/\0");
    byte[] plain = SignedFiles.picture("jpg");
    byte[] file =
        JumbfWriter.join(
            Arrays.copyOf(plain, 2),
            ByteBuffer.allocate(4)
                .putShort((short) 0xFFE1)
                .putShort((short) (2 + head.length + packet.length))
                .array(),
            head,
            packet,
            Arrays.copyOfRange(plain, 2, plain.length));

    assertThat(read(file).tags())
        .anySatisfy(
            tag ->
                assertThat(tag.source())
                    .contains(DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA));
  }

  @Test
  void aCameraIsToldAndNotCalledSynthetic() throws Exception {
    // A TIFF structure with one entry: make (0x010F), ASCII, "Canon".
    byte[] exif =
        ByteBuffer.allocate(32)
            .put(SignedFiles.text("MM\0*"))
            .putInt(8)
            .putShort((short) 1)
            .putShort((short) 0x010F)
            .putShort((short) 2)
            .putInt(6)
            .putInt(26)
            .putInt(0)
            .put(SignedFiles.text("Canon\0"))
            .array();
    ProvenanceReport report = read(SignedFiles.pngWith(SignedFiles.chunk("eXIf", exif)));
    assertThat(report.tags())
        .singleElement()
        .satisfies(
            tag -> {
              assertThat(tag.place()).isEqualTo("exif Make");
              assertThat(tag.value()).isEqualTo("Canon");
              assertThat(tag.synthetic()).isFalse();
            });
  }

  @Test
  void anInflatedTextIsCutAtTheLimit() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        out.write(zeros);
      }
    }
    byte[] data = JumbfWriter.join(SignedFiles.text("bomb\0\0"), bomb.toByteArray());
    ProvenanceReport report = read(SignedFiles.pngWith(SignedFiles.chunk("zTXt", data)));
    assertThat(report.notes()).singleElement().asString().contains("inflates to more than");
  }

  @Test
  void xmpWithADocumentTypeIsNotParsed() throws Exception {
    String packet =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">&b;</x:xmpmeta>";
    byte[] data =
        JumbfWriter.join(
            SignedFiles.text("XML:com.adobe.xmp\0\0\0\0\0"),
            packet.getBytes(StandardCharsets.UTF_8));
    ProvenanceReport report = read(SignedFiles.pngWith(SignedFiles.chunk("iTXt", data)));
    assertThat(report.tags()).isEmpty();
    assertThat(report.notes()).containsExactly("a block of xmp can not be read");
  }

  @Test
  void whatIsShownIsOneVisibleLine() throws Exception {
    ProvenanceReport report = read(text("Software", "A\u001b[31m\nB" + "x".repeat(5000)));
    assertThat(report.tags().get(0).value()).startsWith("A [31m B").hasSizeLessThan(400);
  }

  @Property(tries = 200)
  void anyBytesAsMetadataAreAnAnswer(@ForAll List<Byte> noise) throws IOException {
    byte[] bytes = new byte[noise.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = noise.get(i);
    }
    for (MetadataBlock.Kind kind : MetadataBlock.Kind.values()) {
      ContainerScan scan = new ContainerScan("png", true);
      scan.block(kind, "Comment", bytes);
      assertThat(new MetadataTags(GeneratorMarks.bundled()).of(scan))
          .noneMatch(MetadataTag::synthetic);
    }
  }
}
