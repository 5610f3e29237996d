package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * RFC 3161 time stamps of a claim signature (C2PA section 15.8). A stamp counts as the time of
 * signing when its imprint is that of this signature, its own signature holds, and its authority is
 * on the user's list of time-stamping authorities.
 */
final class TimeStamps {
  private static final int MOST_TOKEN = 1 << 20;
  private final TrustList authorities;

  TimeStamps(TrustList authorities) {
    this.authorities = authorities;
  }

  /**
   * What a stamp says.
   *
   * @param time the time that it states
   * @param trusted whether it may be relied on
   */
  record Stamp(Optional<Instant> time, boolean trusted, List<Finding> findings) {}

  /** The first stamp of a signature. */
  Stamp of(CoseSign1 cose, Bytes claim) {
    JsonNode second = cose.unprotected().path("sigTst2").path("tstTokens").path(0).path("val");
    JsonNode first = cose.unprotected().path("sigTst").path("tstTokens").path(0).path("val");
    Optional<Bytes> token = Cbor.bytes(second);
    if (token.isPresent()) {
      return check(
          token.get().array(), List.of(cose.signature().array(), byteString(cose.signature())));
    }
    Optional<Bytes> older = Cbor.bytes(first);
    if (older.isPresent()) {
      byte[] signed =
          Cbor.structure("CounterSignature", cose.protectedHeader(), Bytes.of(new byte[0]), claim);
      return check(older.get().array(), List.of(signed));
    }
    return new Stamp(Optional.empty(), false, List.of());
  }

  private Stamp check(byte[] encoded, List<byte[]> stamped) {
    try {
      TimeStampToken token = token(encoded);
      Instant time = token.getTimeStampInfo().getGenTime().toInstant();
      if (stamped.stream().noneMatch(data -> imprints(token, data))) {
        return stamp(time, false, StatusCode.TIME_STAMP_MISMATCH, "it is of something else");
      }
      List<X509Certificate> chain = chain(token);
      X509Certificate signer = chain.get(0);
      token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
      String name = PlainText.of(signer.getSubjectX500Principal().getName());
      return authorities.trusts(chain, time)
          ? stamp(time, true, StatusCode.TIME_STAMP_TRUSTED, name)
          : stamp(time, false, StatusCode.TIME_STAMP_UNTRUSTED, name);
    } catch (IOException
        | CMSException
        | TSPException
        | OperatorCreationException
        | GeneralSecurityException
        | RuntimeException e) {
      // Parsers answer hostile structures with any kind of runtime exception.
      return new Stamp(
          Optional.empty(),
          false,
          List.of(
              new Finding(
                  StatusCode.TIME_STAMP_MALFORMED, PlainText.of(String.valueOf(e.getMessage())))));
    }
  }

  private static Stamp stamp(Instant time, boolean trusted, StatusCode code, String about) {
    List<Finding> findings = new ArrayList<>();
    if (code != StatusCode.TIME_STAMP_MISMATCH) {
      findings.add(new Finding(StatusCode.TIME_STAMP_VALIDATED, time.toString()));
    }
    findings.add(new Finding(code, about));
    return new Stamp(Optional.of(time), trusted, findings);
  }

  /** Version 1 keeps the whole response of the authority, version 2 the token in it. */
  private static TimeStampToken token(byte[] encoded)
      throws IOException, CMSException, TSPException {
    if (encoded.length > MOST_TOKEN) {
      throw new IOException("a time stamp of " + encoded.length + " bytes");
    }
    try {
      TimeStampToken token = new TimeStampResponse(encoded).getTimeStampToken();
      if (token != null) {
        return token;
      }
    } catch (TSPException | IOException | RuntimeException e) {
      // It is the token alone.
    }
    return new TimeStampToken(new CMSSignedData(encoded));
  }

  private static boolean imprints(TimeStampToken token, byte[] data) {
    var info = token.getTimeStampInfo();
    String digest =
        info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha512)
            ? "SHA-512"
            : info.getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha384)
                ? "SHA-384"
                : "SHA-256";
    try {
      return MessageDigest.isEqual(
          MessageDigest.getInstance(digest).digest(data), info.getMessageImprintDigest());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The authority's certificate, then the others that came with the token. */
  private static List<X509Certificate> chain(TimeStampToken token)
      throws GeneralSecurityException, TSPException {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> signers = new ArrayList<>();
    List<X509Certificate> others = new ArrayList<>();
    for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
      (token.getSID().match(holder) ? signers : others).add(converter.getCertificate(holder));
    }
    if (signers.size() != 1) {
      throw new TSPException("the token carries " + signers.size() + " signers' certificates");
    }
    List<X509Certificate> chain = new ArrayList<>(signers);
    chain.addAll(others);
    return chain;
  }

  /** The signature as a CBOR byte string, which is what version 2 stamps. */
  private static byte[] byteString(Bytes bytes) {
    byte[] array = Cbor.structure("", bytes);
    // An array header and an empty text stand before it.
    return Arrays.copyOfRange(array, 2, array.length);
  }
}
