package org.casebook.runtime.provenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * Makes C2PA manifest stores, sound by default, with levers for what tests want to be wrong. Knows
 * the format from the specification, and nothing of the reader.
 */
final class ManifestMaker {
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
  private static final String LABEL = "urn:c2pa:00000000-0000-4000-8000-000000000001";

  /** The URI that the actions state. */
  String source = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

  /** Size of an extra assertion: makes the store larger than one JPEG segment can hold. */
  int filling;

  /** Exclusions of the data hash, given those that are right. */
  UnaryOperator<List<Map<String, Object>>> exclusions = right -> right;

  /** The label of the hard binding. */
  String binding = "c2pa.hash.data";

  /** Replaces the fields of the hard binding; for BMFF. */
  Map<String, Object> bindingFields = Map.of();

  /** What stands in the claim box, given what is signed. */
  UnaryOperator<byte[]> shownClaim = signed -> signed;

  /** Put the signed claim into the signature as payload. */
  boolean attached;

  /** Adds an assertion box that the claim does not list. */
  boolean undeclared;

  /** The unprotected header, given the signature and the structure that version 1 stamps. */
  BiFunction<byte[], byte[], Map<String, Object>> unprotected = (signature, older) -> Map.of();

  private final TestCredential credential;

  ManifestMaker(TestCredential credential) {
    this.credential = credential;
  }

  /**
   * The store for a file.
   *
   * @param hash SHA-256 of the file without the store
   * @param start where the store's carrier starts
   * @param length how long the carrier is
   */
  byte[] store(byte[] hash, long start, long length) {
    List<byte[]> boxes = new ArrayList<>();
    List<Map<String, Object>> listed = new ArrayList<>();
    Map<String, Object> action = new LinkedHashMap<>();
    action.put("action", "c2pa.created");
    action.put("digitalSourceType", source);
    action.put("softwareAgent", Map.of("name", "Dream Machine"));
    add(boxes, listed, "c2pa.actions.v2", Map.of("actions", List.of(action)));
    add(
        boxes,
        listed,
        binding,
        bindingFields.isEmpty() ? data(hash, start, length) : bindingFields);
    if (filling > 0) {
      add(boxes, listed, "org.casebook.filling", Map.of("filling", new byte[filling]));
    }
    if (undeclared) {
      add(boxes, new ArrayList<>(), "org.casebook.undeclared", Map.of("note", "slipped in"));
    }
    byte[] claim = cbor(claim(listed));
    return JumbfWriter.superbox(
        C2paUuid.STORE,
        "c2pa",
        JumbfWriter.superbox(
            C2paUuid.MANIFEST,
            LABEL,
            JumbfWriter.superbox(
                C2paUuid.ASSERTION_STORE, "c2pa.assertions", boxes.toArray(byte[][]::new)),
            JumbfWriter.superbox(
                C2paUuid.CLAIM, "c2pa.claim.v2", JumbfWriter.box("cbor", shownClaim.apply(claim))),
            JumbfWriter.superbox(
                C2paUuid.SIGNATURE, "c2pa.signature", JumbfWriter.box("cbor", cose(claim)))));
  }

  private Map<String, Object> data(byte[] hash, long start, long length) {
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("start", start);
    own.put("length", length);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("exclusions", exclusions.apply(List.of(own)));
    fields.put("alg", "sha256");
    fields.put("hash", hash);
    fields.put("pad", new byte[8]);
    return fields;
  }

  private static void add(
      List<byte[]> boxes, List<Map<String, Object>> listed, String label, Object fields) {
    byte[] box = JumbfWriter.superbox(C2paUuid.CBOR, label, JumbfWriter.box("cbor", cbor(fields)));
    boxes.add(box);
    Map<String, Object> uri = new LinkedHashMap<>();
    uri.put("url", "self#jumbf=c2pa.assertions/" + label);
    uri.put("hash", sha256(Arrays.copyOfRange(box, 8, box.length)));
    listed.add(uri);
  }

  private static Map<String, Object> claim(List<Map<String, Object>> listed) {
    Map<String, Object> claim = new LinkedHashMap<>();
    claim.put("instanceID", "xmp:iid:1");
    claim.put("claim_generator_info", Map.of("name", "Casebook test", "version", "1"));
    claim.put("signature", "self#jumbf=/c2pa/" + LABEL + "/c2pa.signature");
    claim.put("created_assertions", listed);
    claim.put("dc:title", "a picture");
    claim.put("alg", "sha256");
    return claim;
  }

  private byte[] cose(byte[] claim) {
    try {
      byte[] header = header();
      byte[] signature = sign(structure("Signature1", header, claim));
      byte[] older = structure("CounterSignature", header, claim);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
        generator.setCodec(CBOR);
        generator.writeTag(18);
        generator.writeStartArray(null, 4);
        generator.writeBinary(header);
        generator.writeObject(unprotected.apply(signature, older));
        if (attached) {
          generator.writeBinary(claim);
        } else {
          generator.writeNull();
        }
        generator.writeBinary(signature);
        generator.writeEndArray();
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Algorithm and chain under their integer keys. */
  private byte[] header() throws IOException, GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (CBORGenerator generator = new CBORFactory().createGenerator(out)) {
      generator.writeStartObject(2);
      generator.writeFieldId(1);
      generator.writeNumber(
          switch (credential.key().getAlgorithm()) {
            case "EC" -> -7;
            case "RSA" -> -37;
            default -> -8;
          });
      generator.writeFieldId(33);
      generator.writeStartArray(null, credential.chain().size());
      for (X509Certificate certificate : credential.chain()) {
        generator.writeBinary(certificate.getEncoded());
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
    return out.toByteArray();
  }

  private byte[] sign(byte[] data) throws GeneralSecurityException {
    Signature signer;
    switch (credential.key().getAlgorithm()) {
      case "EC" -> signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      case "RSA" -> {
        signer = Signature.getInstance("RSASSA-PSS");
        signer.setParameter(
            new java.security.spec.PSSParameterSpec(
                "SHA-256", "MGF1", java.security.spec.MGF1ParameterSpec.SHA256, 32, 1));
      }
      default -> signer = Signature.getInstance("Ed25519");
    }
    signer.initSign(credential.key());
    signer.update(data);
    return signer.sign();
  }

  private static byte[] structure(String context, byte[] header, byte[] claim) {
    return cbor(new Object[] {context, header, new byte[0], claim});
  }

  static byte[] cbor(Object value) {
    try {
      return CBOR.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Arrays.stream(parts).forEach(digest::update);
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
