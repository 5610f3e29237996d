package org.casebook.runtime.provenance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A signer with a chain of certificates, made on the spot.
 *
 * @param chain the signer's own certificate first, the root not among them
 * @param root the authority that a trust list must hold for the chain to be trusted
 */
record TestCredential(PrivateKey key, List<X509Certificate> chain, X509Certificate root) {
  /** The moment at which tests look. */
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private static final Duration YEAR = Duration.ofDays(365);
  private static final AtomicLong SERIAL = new AtomicLong(1);

  /** A signer whose certificate is as it should be. */
  static TestCredential good() {
    return ec(KeyPurposeId.id_kp_emailProtection, NOW.minus(YEAR), NOW.plus(YEAR));
  }

  /** A signer whose certificate ended half a year ago. */
  static TestCredential expired() {
    return ec(KeyPurposeId.id_kp_emailProtection, NOW.minus(YEAR), NOW.minus(YEAR.dividedBy(2)));
  }

  /** A signer on a P-256 curve with this purpose and validity. */
  static TestCredential ec(KeyPurposeId purpose, Instant from, Instant to) {
    return of("EC", purpose, from, to);
  }

  /** A signer with a key of this kind: {@code EC}, {@code RSA} or {@code Ed25519}. */
  static TestCredential of(String kind, KeyPurposeId purpose, Instant from, Instant to) {
    try {
      KeyPair root = keys("EC");
      KeyPair middle = keys("EC");
      KeyPair signer = keys(kind);
      Instant early = NOW.minus(YEAR.multipliedBy(5));
      Instant late = NOW.plus(YEAR.multipliedBy(5));
      X509Certificate top = certificate("Root", root, "Root", root, early, late, null);
      X509Certificate between = certificate("Middle", middle, "Root", root, early, late, null);
      X509Certificate own = certificate("Signer", signer, "Middle", middle, from, to, purpose);
      return new TestCredential(signer.getPrivate(), List.of(own, between), top);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A trust list with the root of this signer. */
  TrustList trust(Path folder) {
    write(folder.resolve("root.pem"), List.of(root));
    return TrustList.read(folder);
  }

  static void write(Path file, List<X509Certificate> certificates) {
    StringBuilder pem = new StringBuilder();
    try {
      for (X509Certificate certificate : certificates) {
        pem.append("-----BEGIN CERTIFICATE-----\n")
            .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
            .append("\n-----END CERTIFICATE-----\n");
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, pem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys(String kind) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    if (kind.equals("EC")) {
      generator.initialize(new ECGenParameterSpec("secp256r1"));
    } else if (kind.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(
      String subject,
      KeyPair keys,
      String issuer,
      KeyPair issuerKeys,
      Instant from,
      Instant to,
      @org.jspecify.annotations.Nullable KeyPurposeId purpose)
      throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Principal("CN=" + issuer + ", O=Casebook Test"),
            BigInteger.valueOf(SERIAL.getAndIncrement()),
            Date.from(from),
            Date.from(to),
            new X500Principal("CN=" + subject + ", O=Casebook Test"),
            keys.getPublic());
    boolean authority = purpose == null;
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(
            authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(keys.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
    if (purpose != null) {
      builder.addExtension(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose));
    }
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate())));
  }
}
