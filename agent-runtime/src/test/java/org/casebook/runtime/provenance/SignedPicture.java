package org.casebook.runtime.provenance;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** A signed picture for tests of other packages. */
public final class SignedPicture {
  private SignedPicture() {}

  /**
   * A JPEG file, signed by somebody whose certificate is valid now.
   *
   * @param trust where the certificate of the signer's authority is written
   */
  public static byte[] jpeg(Path trust) {
    TestCredential signer =
        TestCredential.ec(
            KeyPurposeId.id_kp_emailProtection,
            Instant.now().minus(Duration.ofDays(1)),
            Instant.now().plus(Duration.ofDays(1)));
    TestCredential.write(trust.resolve("root.pem"), List.of(signer.root()));
    return SignedFiles.jpeg(new ManifestMaker(signer));
  }
}
