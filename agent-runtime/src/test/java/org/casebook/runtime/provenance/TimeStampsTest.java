package org.casebook.runtime.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A signer whose certificate has run out, stamped while it was good. */
class TimeStampsTest {
  private static final Instant THEN = TestCredential.NOW.minus(Duration.ofDays(300));
  private static final TestCredential SIGNER = TestCredential.expired();
  private static final TestCredential AUTHORITY =
      TestCredential.ec(
          KeyPurposeId.id_kp_timeStamping,
          TestCredential.NOW.minus(Duration.ofDays(500)),
          TestCredential.NOW.plus(Duration.ofDays(500)));

  @TempDir Path folder;

  private ProvenanceReport read(ManifestMaker maker, TrustList authorities) throws Exception {
    Path file = Files.write(folder.resolve("file"), SignedFiles.jpeg(maker));
    return new ProvenanceReader(
            SIGNER.trust(folder.resolve("trust")),
            authorities,
            Clock.fixed(TestCredential.NOW, ZoneOffset.UTC))
        .read(file);
  }

  private TrustList authority() {
    return AUTHORITY.trust(folder.resolve("authority"));
  }

  private static Map<String, Object> header(String name, byte[] token) {
    return Map.of(name, Map.of("tstTokens", List.of(Map.of("val", token))));
  }

  private static ManifestMaker stamped(Instant at) {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.unprotected = (signature, older) -> header("sigTst2", token(signature, at, false));
    return maker;
  }

  @Test
  void aTrustedStampMakesTheTimeOfSigningCount() throws Exception {
    ProvenanceReport report = read(stamped(THEN), authority());
    assertThat(report.status()).as("%s", report.findings()).isEqualTo(ProvenanceStatus.VALID);
    assertThat(report.findings())
        .extracting(Finding::status)
        .contains(StatusCode.TIME_STAMP_VALIDATED, StatusCode.TIME_STAMP_TRUSTED);
    assertThat(report.manifest().orElseThrow().signedAt()).contains(THEN);
  }

  @Test
  void theOlderFormKeepsTheWholeResponse() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.unprotected = (signature, older) -> header("sigTst", token(older, THEN, true));
    assertThat(read(maker, authority()).status()).isEqualTo(ProvenanceStatus.VALID);
  }

  @Test
  void aStampOfAnAuthorityThatNobodyTrustsIsReportedAndCountsForNothing() throws Exception {
    ProvenanceReport report = read(stamped(THEN), TrustList.empty());
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNTRUSTED);
    assertThat(report.findings())
        .extracting(Finding::status)
        .contains(StatusCode.TIME_STAMP_UNTRUSTED, StatusCode.CREDENTIAL_EXPIRED);
    assertThat(report.manifest().orElseThrow().signedAt()).contains(THEN);
  }

  @Test
  void aStampOfSomethingElseCountsForNothing() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.unprotected = (signature, older) -> header("sigTst2", token(new byte[9], THEN, false));
    ProvenanceReport report = read(maker, authority());
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNTRUSTED);
    assertThat(report.findings())
        .extracting(Finding::status)
        .contains(StatusCode.TIME_STAMP_MISMATCH, StatusCode.CREDENTIAL_EXPIRED);
  }

  @Test
  void aStampAfterTheCertificateRanOutDoesNotHelp() throws Exception {
    ProvenanceReport report = read(stamped(TestCredential.NOW), authority());
    assertThat(report.status()).isEqualTo(ProvenanceStatus.UNTRUSTED);
    assertThat(report.findings())
        .extracting(Finding::status)
        .contains(StatusCode.CREDENTIAL_EXPIRED);
  }

  @Test
  void noiseAsAStampIsMalformed() throws Exception {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.unprotected = (signature, older) -> header("sigTst2", new byte[] {0x30, 3, 2, 1, 1});
    assertThat(read(maker, authority()).findings())
        .extracting(Finding::status)
        .contains(StatusCode.TIME_STAMP_MALFORMED);
  }

  private static byte[] token(byte[] data, Instant at, boolean response) {
    try {
      TimeStampTokenGenerator generator =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .build("SHA256withECDSA", AUTHORITY.key(), AUTHORITY.chain().get(0)),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
              new ASN1ObjectIdentifier("1.2.3.4"));
      generator.addCertificates(new JcaCertStore(AUTHORITY.chain()));
      TimeStampRequestGenerator asking = new TimeStampRequestGenerator();
      asking.setCertReq(true);
      TimeStampRequest request =
          asking.generate(TSPAlgorithms.SHA256, ManifestMaker.sha256(data), BigInteger.TEN);
      return response
          ? new TimeStampResponseGenerator(generator, TSPAlgorithms.ALLOWED)
              .generate(request, BigInteger.ONE, Date.from(at))
              .getEncoded()
          : generator.generate(request, BigInteger.ONE, Date.from(at)).getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
