package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A COSE_Sign1 structure with a detached payload (RFC 9052 section 4.2, algorithms of RFC 9053 and
 * RFC 8230, certificates of RFC 9360).
 *
 * @param protectedHeader the protected header as signed
 * @param header its tree
 * @param unprotected the tree of the other header, which no signature covers
 * @param payload empty when detached, as it should be
 */
record CoseSign1(
    Bytes protectedHeader, JsonNode header, JsonNode unprotected, Bytes payload, Bytes signature) {
  private static final Bytes NONE = Bytes.of(new byte[0]);
  private static final String ALGORITHM = "1";
  private static final List<String> CHAIN = List.of("33", "x5chain");
  private static final int MOST_CERTIFICATES = 10;
  private static final Map<Integer, String> ECDSA =
      Map.of(
          -7, "SHA256withECDSAinP1363Format",
          -35, "SHA384withECDSAinP1363Format",
          -36, "SHA512withECDSAinP1363Format");
  private static final Map<Integer, PSSParameterSpec> PSS =
      Map.of(
          -37, pss("SHA-256", MGF1ParameterSpec.SHA256, 32),
          -38, pss("SHA-384", MGF1ParameterSpec.SHA384, 48),
          -39, pss("SHA-512", MGF1ParameterSpec.SHA512, 64));
  private static final int EDDSA = -8;
  private static final int TAG = 0xD2;
  private static final int ARRAY_OF_FOUR = 0x84;

  private static PSSParameterSpec pss(String digest, MGF1ParameterSpec mask, int salt) {
    return new PSSParameterSpec(digest, "MGF1", mask, salt, PSSParameterSpec.TRAILER_FIELD_BC);
  }

  /** Reads the structure in a signature box. */
  static CoseSign1 of(JumbfBox box) {
    Bytes bytes = box.content("cbor").orElseThrow(() -> broken("it holds no CBOR"));
    if (!startsAsSign1(bytes.array())) {
      throw broken("it is no COSE_Sign1");
    }
    JsonNode parts = Cbor.read(bytes, StatusCode.CLAIM_SIGNATURE_MISMATCH, "claim signature");
    if (!parts.isArray() || parts.size() != 4 || !parts.get(1).isObject()) {
      throw broken("it is no COSE_Sign1");
    }
    Bytes header = bytes(parts.get(0));
    Bytes payload = parts.get(2).isNull() ? NONE : bytes(parts.get(2));
    return new CoseSign1(
        header,
        Cbor.read(header, StatusCode.CLAIM_SIGNATURE_MISMATCH, "protected header"),
        parts.get(1),
        payload,
        bytes(parts.get(3)));
  }

  /** An array of four, with the tag of COSE_Sign1 or with none; a tree keeps no tags. */
  private static boolean startsAsSign1(byte[] bytes) {
    int at = bytes.length > 0 && (bytes[0] & 0xFF) == TAG ? 1 : 0;
    return bytes.length > at && (bytes[at] & 0xFF) == ARRAY_OF_FOUR;
  }

  private static Bytes bytes(JsonNode node) {
    return Cbor.bytes(node).orElseThrow(() -> broken("a part is no byte string"));
  }

  private static MalformedManifestException broken(String problem) {
    return new MalformedManifestException(
        StatusCode.CLAIM_SIGNATURE_MISMATCH, "claim signature: " + problem);
  }

  /** The signer's certificate and those above it, as sent. */
  List<X509Certificate> chain() {
    for (JsonNode where : List.of(header, unprotected)) {
      for (String name : CHAIN) {
        if (where.has(name)) {
          return certificates(where.get(name));
        }
      }
    }
    throw new MalformedManifestException(
        StatusCode.CREDENTIAL_UNREADABLE, "the signature carries no certificate");
  }

  private static List<X509Certificate> certificates(JsonNode node) {
    List<JsonNode> encoded = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(encoded::add);
    } else {
      encoded.add(node);
    }
    if (encoded.isEmpty() || encoded.size() > MOST_CERTIFICATES) {
      throw new MalformedManifestException(
          StatusCode.CREDENTIAL_UNREADABLE, "the chain has " + encoded.size() + " certificates");
    }
    return encoded.stream().map(CoseSign1::certificate).toList();
  }

  private static X509Certificate certificate(JsonNode node) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Cbor.bytes(node).orElse(NONE).array()));
    } catch (CertificateException e) {
      throw new MalformedManifestException(
          StatusCode.CREDENTIAL_UNREADABLE, "a certificate can not be read: " + e.getMessage());
    }
  }

  /**
   * Whether this key made the signature over this claim. An attached payload must be the claim
   * itself: otherwise a signature over something else would pass for one over the claim.
   */
  boolean verify(PublicKey key, Bytes claim) {
    if (payload.length() > 0 && !payload.equals(claim)) {
      return false;
    }
    byte[] signed = Cbor.structure("Signature1", protectedHeader, NONE, claim);
    try {
      Signature verifier = verifier(key);
      verifier.initVerify(key);
      verifier.update(signed);
      return verifier.verify(signature.array());
    } catch (GeneralSecurityException e) {
      // A key of another kind, or a signature of the wrong length or shape.
      return false;
    }
  }

  private Signature verifier(PublicKey key) throws GeneralSecurityException {
    int algorithm = header.path(ALGORITHM).asInt();
    String ecdsa = ECDSA.get(algorithm);
    if (ecdsa != null) {
      return Signature.getInstance(ecdsa);
    }
    PSSParameterSpec pss = PSS.get(algorithm);
    if (pss != null) {
      Signature signer = Signature.getInstance("RSASSA-PSS");
      signer.setParameter(pss);
      return signer;
    }
    if (algorithm == EDDSA && key.getAlgorithm().startsWith("Ed")) {
      return Signature.getInstance("Ed25519");
    }
    throw new MalformedManifestException(
        StatusCode.ALGORITHM_UNSUPPORTED, "COSE signature algorithm " + algorithm);
  }
}
