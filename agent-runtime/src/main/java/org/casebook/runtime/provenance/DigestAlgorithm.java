package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** The hash algorithms that C2PA allows (section 13.1), by their names in claims. */
final class DigestAlgorithm {
  private static final Map<String, String> NAMES =
      Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

  private DigestAlgorithm() {}

  /**
   * The algorithm that a structure names.
   *
   * @param inherited the claim's, where the structure names none; empty text when it has none
   */
  static MessageDigest of(JsonNode structure, String inherited) {
    String name = structure.path("alg").asText(inherited);
    String java = NAMES.get(name);
    if (java == null) {
      throw new MalformedManifestException(
          StatusCode.ALGORITHM_UNSUPPORTED,
          name.isEmpty() ? "no hash algorithm is named" : "hash algorithm " + PlainText.of(name));
    }
    try {
      return MessageDigest.getInstance(java);
    } catch (NoSuchAlgorithmException e) {
      throw new MalformedManifestException(StatusCode.ALGORITHM_UNSUPPORTED, java);
    }
  }
}
