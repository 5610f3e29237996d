package org.casebook.runtime.provenance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * CBOR (RFC 8949) as trees, under limits. Integer keys, as COSE uses them, read as their decimal
 * text; duplicate keys and trailing bytes are errors, since two readers may differ on them.
 */
final class Cbor {
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder()
          .maxNestingDepth(32)
          .maxStringLength(1 << 20)
          .maxNameLength(4096)
          .maxDocumentLength(AssetBytes.MOST)
          .build();

  private static final ObjectMapper CBOR =
      strict(new ObjectMapper(CBORFactory.builder().streamReadConstraints(LIMITS).build()));

  private static final ObjectMapper JSON =
      strict(
          JsonMapper.builder(JsonFactory.builder().streamReadConstraints(LIMITS).build()).build());

  private Cbor() {}

  private static ObjectMapper strict(ObjectMapper mapper) {
    return mapper
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
  }

  /** The tree of one CBOR item. */
  static JsonNode read(Bytes bytes, StatusCode otherwise, String what) {
    return read(CBOR, bytes, otherwise, what);
  }

  /** The tree of a JSON document; empty when it is none. */
  static Optional<JsonNode> json(Bytes bytes) {
    try {
      return Optional.of(read(JSON, bytes, StatusCode.GENERAL_ERROR, "JSON"));
    } catch (MalformedManifestException e) {
      return Optional.empty();
    }
  }

  private static JsonNode read(ObjectMapper mapper, Bytes bytes, StatusCode code, String what) {
    try {
      JsonNode tree = mapper.readTree(bytes.array());
      if (tree == null || tree.isMissingNode()) {
        throw new MalformedManifestException(code, what + " is empty");
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw new MalformedManifestException(code, what + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new MalformedManifestException(code, what + ": " + e.getMessage());
    }
  }

  /** A definite array of a text and byte strings, as COSE signs it. */
  static byte[] structure(String context, Bytes... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
      generator.writeStartArray(null, 1 + parts.length);
      generator.writeString(context);
      for (Bytes part : parts) {
        generator.writeBinary(part.array());
      }
      generator.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The bytes of a byte string; empty when the node is none. */
  static Optional<Bytes> bytes(JsonNode node) {
    try {
      return node.isBinary() ? Optional.of(Bytes.of(node.binaryValue())) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
