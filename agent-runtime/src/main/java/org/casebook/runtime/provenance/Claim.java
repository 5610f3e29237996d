package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A claim of version 1 or 2 (C2PA section 10.2): what the signature covers.
 *
 * @param bytes the CBOR as it stands in the file: the payload that was signed
 * @param fields its tree
 */
record Claim(Bytes bytes, JsonNode fields) {
  private static final List<String> LISTS =
      List.of("assertions", "created_assertions", "gathered_assertions");

  /**
   * A reference with the digest of what it points to.
   *
   * @param url a JUMBF URI
   * @param fields the structure, for its algorithm
   */
  record HashedUri(String url, Bytes hash, JsonNode fields) {
    static Optional<HashedUri> of(JsonNode node) {
      String url = node.path("url").asText("");
      return Cbor.bytes(node.path("hash"))
          .filter(hash -> !url.isEmpty())
          .map(hash -> new HashedUri(url, hash, node));
    }
  }

  /** Reads the claim in a claim box. */
  static Claim of(JumbfBox box) {
    Bytes bytes =
        box.content("cbor")
            .orElseThrow(
                () ->
                    new MalformedManifestException(
                        StatusCode.CLAIM_CBOR, "the claim box holds no CBOR"));
    JsonNode fields = Cbor.read(bytes, StatusCode.CLAIM_CBOR, "claim");
    if (!fields.isObject() || !fields.path("signature").isTextual()) {
      throw new MalformedManifestException(
          StatusCode.CLAIM_MALFORMED, "the claim names no signature");
    }
    return new Claim(bytes, fields);
  }

  /** The assertions that the claim lists, created and gathered. */
  List<HashedUri> assertions() {
    List<HashedUri> assertions = new ArrayList<>();
    for (String list : LISTS) {
      for (JsonNode node : fields.path(list)) {
        assertions.add(
            HashedUri.of(node)
                .orElseThrow(
                    () ->
                        new MalformedManifestException(
                            StatusCode.CLAIM_MALFORMED, "an assertion has no URI or no hash")));
      }
    }
    if (assertions.isEmpty()) {
      throw new MalformedManifestException(
          StatusCode.CLAIM_MALFORMED, "the claim lists no assertion");
    }
    return assertions;
  }

  String signature() {
    return fields.path("signature").asText();
  }

  /** The hash algorithm where an assertion names none; empty text when there is none. */
  String algorithm() {
    return fields.path("alg").asText("");
  }

  /** The program that made the claim. */
  String generator() {
    JsonNode info = fields.path("claim_generator_info");
    JsonNode first = info.isArray() ? info.path(0) : info;
    String name = first.path("name").asText("");
    String version = first.path("version").asText("");
    return PlainText.of(
        name.isEmpty() ? fields.path("claim_generator").asText("") : (name + " " + version));
  }

  String title() {
    return PlainText.of(fields.path("dc:title").asText(""));
  }

  boolean redacts() {
    return !fields.path("redacted_assertions").isEmpty();
  }
}
