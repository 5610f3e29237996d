package org.casebook.runtime.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MP4 files signed here and now: boxes that are no film, since nothing decodes them. */
class BmffHashTest {
  private static final TestCredential SIGNER = TestCredential.good();
  private static final byte[] TYPE = JumbfWriter.box("ftyp", SignedFiles.text("isom"), new byte[4]);
  private static final byte[] MEDIA = JumbfWriter.box("mdat", new byte[3000]);
  private static final byte[] MOVIE =
      JumbfWriter.box("moov", JumbfWriter.box("mvhd", new byte[100]));
  @TempDir Path folder;

  private static byte[] carrier(byte[] store) {
    byte[] user =
        ByteBuffer.allocate(16)
            .putLong(BmffContainer.MANIFEST.getMostSignificantBits())
            .putLong(BmffContainer.MANIFEST.getLeastSignificantBits())
            .array();
    return JumbfWriter.box(
        "uuid", user, new byte[4], SignedFiles.text("manifest\0"), new byte[8], store);
  }

  private static List<Map<String, Object>> exclusions(String... paths) {
    List<Map<String, Object>> exclusions = new ArrayList<>();
    for (String path : paths) {
      Map<String, Object> exclusion = new LinkedHashMap<>();
      exclusion.put("xpath", path);
      exclusions.add(exclusion);
    }
    return exclusions;
  }

  /** A film with its manifest behind the first box; offsets of the others depend on its length. */
  private static byte[] film(ManifestMaker maker, List<Map<String, Object>> exclusions) {
    int length = 0;
    byte[] carried = new byte[0];
    do {
      length = carried.length;
      long media = TYPE.length + (long) length;
      byte[] hash = ManifestMaker.sha256(offset(media), MEDIA, offset(media + MEDIA.length), MOVIE);
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("exclusions", exclusions);
      fields.put("alg", "sha256");
      fields.put("hash", hash);
      maker.bindingFields = fields;
      carried = carrier(maker.store(hash, 0, 0));
    } while (carried.length != length);
    return JumbfWriter.join(TYPE, carried, MEDIA, MOVIE);
  }

  private static byte[] offset(long at) {
    return ByteBuffer.allocate(8).putLong(at).array();
  }

  private static ManifestMaker maker(String binding) {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.binding = binding;
    return maker;
  }

  private ProvenanceReport read(byte[] file) throws Exception {
    return new ProvenanceReader(
            SIGNER.trust(folder.resolve("trust")),
            TrustList.empty(),
            Clock.fixed(TestCredential.NOW, ZoneOffset.UTC))
        .read(Files.write(folder.resolve("film.mp4"), file));
  }

  private static List<String> codes(ProvenanceReport report) {
    return report.faults().stream().map(finding -> finding.status().code()).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2pa.hash.bmff.v2", "c2pa.hash.bmff.v3"})
  void aFilmIsBoundBoxByBox(String binding) throws Exception {
    byte[] film = film(maker(binding), exclusions("/ftyp", "/uuid"));
    ProvenanceReport report = read(film);
    assertThat(report.status()).as("%s", report.findings()).isEqualTo(ProvenanceStatus.VALID);

    film[film.length - 300] ^= 1;
    assertThat(codes(read(film))).containsExactly("assertion.bmffHash.mismatch");
  }

  @Test
  void boxesThatChangePlacesAreTampering() throws Exception {
    byte[] film = film(maker("c2pa.hash.bmff.v3"), exclusions("/ftyp", "/uuid"));
    int manifest = film.length - MEDIA.length - MOVIE.length;
    byte[] other = JumbfWriter.join(java.util.Arrays.copyOf(film, manifest), MOVIE, MEDIA);
    assertThat(codes(read(other))).containsExactly("assertion.bmffHash.mismatch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/mdat", "/moov", "/mdat[1]"})
  void leavingOutTheMediaIsNoBinding(String path) throws Exception {
    byte[] film = film(maker("c2pa.hash.bmff.v3"), exclusions("/ftyp", "/uuid", path));
    ProvenanceReport report = read(film);
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNSUPPORTED);
    assertThat(codes(report)).containsExactly("casebook.hardBinding.unsupported");
  }

  @Test
  void aBoxThatBreaksOffIsNeverValid() throws Exception {
    byte[] film = film(maker("c2pa.hash.bmff.v3"), exclusions("/ftyp", "/uuid"));
    for (int cut = 9; cut < film.length; cut += 97) {
      ProvenanceReport report = read(java.util.Arrays.copyOf(film, cut));
      assertThat(report.status()).as("cut at %d", cut).isNotEqualTo(ProvenanceStatus.VALID);
    }
  }
}
