package org.casebook.runtime.provenance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files signed here and now, by signers made here and now. */
class ManifestVerifierTest {
  private static final Clock CLOCK = Clock.fixed(TestCredential.NOW, ZoneOffset.UTC);
  private static final TestCredential SIGNER = TestCredential.good();
  @TempDir Path folder;

  /** A way to put a manifest into a file, with a name for the test report. */
  record Format(String name, Function<ManifestMaker, byte[]> file) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Format> formats() {
    return Stream.of(
        new Format("jpeg", SignedFiles::jpeg),
        new Format("png", SignedFiles::png),
        new Format("wave", SignedFiles::wav));
  }

  private ProvenanceReport read(byte[] file, TrustList trust) throws Exception {
    Path path = Files.write(folder.resolve("file"), file);
    return new ProvenanceReader(trust, TrustList.empty(), CLOCK).read(path);
  }

  private ProvenanceReport trusted(byte[] file) throws Exception {
    return read(file, SIGNER.trust(folder.resolve("trust")));
  }

  private static List<String> codes(ProvenanceReport report) {
    return report.faults().stream().map(finding -> finding.status().code()).toList();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isValidWhenTheTrustListVouchesForTheSigner(Format format) throws Exception {
    ProvenanceReport report = trusted(format.file().apply(new ManifestMaker(SIGNER)));

    assertThat(report.status()).as("%s", report.findings()).isEqualTo(ProvenanceStatus.VALID);
    assertThat(report.format()).isEqualTo(format.name());
    assertThat(report.findings())
        .extracting(Finding::status)
        .contains(
            StatusCode.CLAIM_SIGNATURE_VALIDATED,
            StatusCode.CREDENTIAL_TRUSTED,
            StatusCode.ASSERTION_MATCH,
            StatusCode.DATA_HASH_MATCH);
    ManifestSummary summary = report.manifest().orElseThrow();
    assertThat(summary.signer()).isEqualTo("CN=Signer,O=Casebook Test");
    assertThat(summary.generator()).isEqualTo("Casebook test 1");
    assertThat(summary.stated()).containsExactly(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA);
    assertThat(summary.actions().get(0).agent()).isEqualTo("Dream Machine");
  }

  @ParameterizedTest
  @MethodSource("formats")
  void isUntrustedWithoutTheTrustList(Format format) throws Exception {
    byte[] file = format.file().apply(new ManifestMaker(SIGNER));

    ProvenanceReport nobody = read(file, TrustList.empty());
    assertThat(nobody.status()).isEqualTo(ProvenanceStatus.UNTRUSTED);
    assertThat(codes(nobody)).containsExactly("signingCredential.untrusted");

    TestCredential stranger = TestCredential.good();
    assertThat(read(file, stranger.trust(folder.resolve("other"))).status())
        .isEqualTo(ProvenanceStatus.UNTRUSTED);
  }

  @Test
  void aSingleSignerCanBeTrustedAsHeIs() throws Exception {
    TestCredential.write(folder.resolve("one/signer.pem"), SIGNER.chain().subList(0, 1));
    byte[] file = SignedFiles.jpeg(new ManifestMaker(SIGNER));
    assertThat(read(file, TrustList.read(folder.resolve("one"))).status())
        .isEqualTo(ProvenanceStatus.VALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed25519"})
  void otherKindsOfKeysSignToo(String kind) throws Exception {
    TestCredential signer =
        TestCredential.of(
            kind,
            KeyPurposeId.id_kp_emailProtection,
            TestCredential.NOW.minus(Duration.ofDays(9)),
            TestCredential.NOW.plus(Duration.ofDays(9)));
    byte[] file = SignedFiles.png(new ManifestMaker(signer));
    assertThat(read(file, signer.trust(folder.resolve(kind))).status())
        .isEqualTo(ProvenanceStatus.VALID);
  }

  @Test
  void aStoreLargerThanASegmentIsPutTogether() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.filling = 200_000;
    assertThat(trusted(SignedFiles.jpeg(maker)).status()).isEqualTo(ProvenanceStatus.VALID);
  }

  @Test
  void piecesOfAStoreInTheWrongOrderAreMalformed() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.filling = 70_000;
    byte[] file = SignedFiles.jpeg(maker);
    int first = 4 + (((file[4] & 0xFF) << 8) | (file[5] & 0xFF));
    int second = first + 2 + (((file[first + 2] & 0xFF) << 8) | (file[first + 3] & 0xFF));
    byte[] turned =
        JumbfWriter.join(
            Arrays.copyOf(file, 2),
            Arrays.copyOfRange(file, first, second),
            Arrays.copyOfRange(file, 2, first),
            Arrays.copyOfRange(file, second, file.length));
    ProvenanceReport report = trusted(turned);
    assertThat(report.status()).isEqualTo(ProvenanceStatus.MALFORMED);
    assertThat(codes(report)).containsExactly("general.error");
  }

  @Test
  void twoStoresAreAmbiguous() throws Exception {
    byte[] file = SignedFiles.png(new ManifestMaker(SIGNER));
    byte[] store = new byte[0];
    ProvenanceReport report =
        trusted(
            JumbfWriter.join(
                Arrays.copyOf(file, 33),
                SignedFiles.chunk("caBX", store),
                Arrays.copyOfRange(file, 33, file.length)));
    assertThat(report.status()).isEqualTo(ProvenanceStatus.MALFORMED);
  }

  @Test
  void aCertificateOutOfItsTimeIsNotTrusted() throws Exception {
    TestCredential late = TestCredential.expired();
    byte[] file = SignedFiles.jpeg(new ManifestMaker(late));
    ProvenanceReport report = read(file, late.trust(folder.resolve("late")));
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNTRUSTED);
    assertThat(codes(report)).contains("signingCredential.expired");
  }

  @Test
  void aCertificateForAnotherPurposeIsNotTrusted() throws Exception {
    TestCredential server =
        TestCredential.ec(
            KeyPurposeId.id_kp_serverAuth,
            TestCredential.NOW.minus(Duration.ofDays(9)),
            TestCredential.NOW.plus(Duration.ofDays(9)));
    byte[] file = SignedFiles.jpeg(new ManifestMaker(server));
    ProvenanceReport report = read(file, server.trust(folder.resolve("server")));
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNTRUSTED);
    assertThat(codes(report)).containsExactly("signingCredential.invalid");
  }

  @Test
  void aManifestThatWasMovedToAnotherPictureIsTampered() throws Exception {
    byte[] file = SignedFiles.jpeg(new ManifestMaker(SIGNER));
    file[file.length - 20] ^= 1;
    ProvenanceReport report = trusted(file);
    assertThat(report.status()).isEqualTo(ProvenanceStatus.TAMPERED);
    assertThat(codes(report)).containsExactly("assertion.dataHash.mismatch");
  }

  @Test
  void anAttachedPayloadDoesNotStandInForTheClaim() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.attached = true;
    assertThat(trusted(SignedFiles.png(maker)).status()).isEqualTo(ProvenanceStatus.VALID);

    maker.shownClaim = signed -> replaced(signed, "Casebook test", "Another maker");
    ProvenanceReport report = trusted(SignedFiles.png(maker));
    assertThat(report.status()).isEqualTo(ProvenanceStatus.TAMPERED);
    assertThat(codes(report)).containsExactly("claimSignature.mismatch");
  }

  @Test
  void anAssertionThatTheClaimDoesNotListIsTampering() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.undeclared = true;
    ProvenanceReport report = trusted(SignedFiles.png(maker));
    assertThat(report.status()).isEqualTo(ProvenanceStatus.TAMPERED);
    assertThat(codes(report)).containsExactly("assertion.undeclared");
  }

  @Test
  void bytesThatNothingBindsAreNotCalledValid() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    byte[] plain = SignedFiles.picture("jpg");
    maker.exclusions =
        right -> {
          Map<String, Object> tail = new LinkedHashMap<>();
          long length = (long) requireNonNull(right.get(0).get("length"));
          tail.put("start", 2 + length + plain.length - 2 - 10);
          tail.put("length", 10);
          List<Map<String, Object>> both = new ArrayList<>(right);
          both.add(tail);
          return both;
        };
    byte[] head = Arrays.copyOf(plain, plain.length - 10);
    // The hash is that of the file without its last ten bytes.
    byte[] short1 = SignedFiles.embed(head, 2, maker, SignedFiles::segments);
    byte[] file = JumbfWriter.join(short1, Arrays.copyOfRange(plain, head.length, plain.length));

    ProvenanceReport report = trusted(file);
    assertThat(codes(report))
        .as("%s", report.findings())
        .containsExactly("assertion.dataHash.additionalExclusionsPresent");
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNSUPPORTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2pa.hash.boxes", "c2pa.hash.collection.data", "c2pa.hash.bmff"})
  void aBindingThatIsNotCheckedIsUnsupportedAndNeverValid(String binding) throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.binding = binding;
    ProvenanceReport report = trusted(SignedFiles.jpeg(maker));
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNSUPPORTED);
    assertThat(codes(report)).containsExactly("casebook.hardBinding.unsupported");
  }

  @Test
  void nothingBoundIsMalformed() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.binding = "org.casebook.no-binding";
    assertThat(codes(trusted(SignedFiles.jpeg(maker))))
        .containsExactly("claim.hardBindings.missing");
  }

  @Test
  void noManifestIsAbsentAndSaysNothing() throws Exception {
    for (String format : List.of("jpg", "png", "gif", "bmp")) {
      ProvenanceReport report = trusted(SignedFiles.picture(format));
      assertThat(report.status()).isEqualTo(ProvenanceStatus.ABSENT);
      assertThat(report.findings()).isEmpty();
      assertThat(report.manifest()).isEmpty();
    }
  }

  private static byte[] replaced(byte[] bytes, String what, String with) {
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    return SignedFiles.text(text.replace(what, with));
  }

  @Test
  void badTrustFilesAreProblemsAndTrustNobody() throws IOException {
    Files.writeString(folder.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
    TrustList list = TrustList.read(folder);
    assertThat(list.size()).isZero();
    assertThat(list.problems()).singleElement().asString().contains("bad.pem");
    assertThat(TrustList.read(folder.resolve("none")).problems()).isEmpty();
  }
}
