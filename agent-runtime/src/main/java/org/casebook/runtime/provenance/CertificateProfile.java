package org.casebook.runtime.provenance;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a signer's certificate must be like (C2PA section 14.5.1), whoever issued it. */
final class CertificateProfile {
  /** Claim signing as C2PA defines it, document signing, and e-mail protection. */
  private static final Set<String> PURPOSES =
      Set.of("1.3.6.1.4.1.62558.2.1", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4");

  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int CERTIFICATE_SIGN = 5;
  private static final int SMALLEST_RSA = 2048;
  private static final int SMALLEST_EC = 256;

  private CertificateProfile() {}

  /** What is wrong with a signer's certificate, if anything. */
  static Optional<String> problem(X509Certificate certificate) {
    if (certificate.getVersion() != 3) {
      return Optional.of("the certificate is of version " + certificate.getVersion());
    }
    if (certificate.getBasicConstraints() >= 0) {
      return Optional.of("the certificate is that of an authority");
    }
    if (certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return Optional.of("the certificate is signed by itself");
    }
    boolean[] usage = certificate.getKeyUsage();
    if (usage == null || !usage[DIGITAL_SIGNATURE] || usage[CERTIFICATE_SIGN]) {
      return Optional.of("the certificate's key is not for digital signatures alone");
    }
    return purposeProblem(certificate).or(() -> keyProblem(certificate));
  }

  private static Optional<String> purposeProblem(X509Certificate certificate) {
    List<String> purposes;
    try {
      purposes = Optional.ofNullable(certificate.getExtendedKeyUsage()).orElse(List.of());
    } catch (CertificateParsingException e) {
      return Optional.of("the certificate's extended key usage can not be read");
    }
    if (purposes.contains(ANY_PURPOSE)
        || purposes.contains(TIME_STAMPING)
        || purposes.contains(OCSP_SIGNING)
        || purposes.stream().noneMatch(PURPOSES::contains)) {
      return Optional.of("the certificate is not meant for signing claims or documents");
    }
    return Optional.empty();
  }

  private static Optional<String> keyProblem(X509Certificate certificate) {
    if (certificate.getPublicKey() instanceof RSAKey rsa
        && rsa.getModulus().bitLength() < SMALLEST_RSA) {
      return Optional.of("the RSA key has fewer than " + SMALLEST_RSA + " bits");
    }
    if (certificate.getPublicKey() instanceof ECKey ec
        && ec.getParams().getCurve().getField().getFieldSize() < SMALLEST_EC) {
      return Optional.of("the elliptic curve has fewer than " + SMALLEST_EC + " bits");
    }
    String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    return algorithm.contains("SHA1") || algorithm.contains("MD5")
        ? Optional.of("the certificate is signed with " + certificate.getSigAlgName())
        : Optional.empty();
  }
}
