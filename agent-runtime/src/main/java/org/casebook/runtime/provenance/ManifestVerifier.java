package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.provenance.Claim.HashedUri;
import org.casebook.runtime.provenance.ContainerScan.EmbeddedStore;
import org.jspecify.annotations.Nullable;

/**
 * Validates the active manifest of a store (C2PA section 15): claim, signature and credential, the
 * assertions that the claim lists, the hard binding to the file, and the ingredients' references.
 * Everything that can still be checked is checked, so that a report names all faults at once.
 */
final class ManifestVerifier {
  private final TrustList signers;
  private final TimeStamps timeStamps;
  private final Clock clock;

  /**
   * @param signers whom the user trusts to sign claims
   * @param authorities whom the user trusts to state a time
   * @param clock the time at which a signature without a trusted time stamp must be valid
   */
  ManifestVerifier(TrustList signers, TrustList authorities, Clock clock) {
    this.signers = signers;
    this.timeStamps = new TimeStamps(authorities);
    this.clock = clock;
  }

  /** What was found, and what the manifest says as far as it could be read. */
  record Verification(List<Finding> findings, Optional<ManifestSummary> summary) {}

  Verification verify(EmbeddedStore embedded, AssetBytes file)
      throws IOException, InterruptedException {
    Pass pass = new Pass(file, embedded.carriers());
    try {
      pass.run(embedded.jumbf());
    } catch (MalformedManifestException e) {
      pass.findings.add(e.finding());
    }
    return new Verification(List.copyOf(pass.findings), Optional.ofNullable(pass.summary));
  }

  /** One validation in the making. */
  private final class Pass {
    private final AssetBytes file;
    private final List<ByteRange> carriers;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable ManifestSummary summary;

    Pass(AssetBytes file, List<ByteRange> carriers) {
      this.file = file;
      this.carriers = carriers;
    }

    void run(Bytes jumbf) throws IOException, InterruptedException {
      Manifest manifest = Manifest.active(JumbfReader.read(jumbf));
      Claim claim = Claim.of(manifest.claimBox());
      Credential credential = signature(manifest, claim);
      JumbfBox store = manifest.assertionStore();
      List<JumbfBox> listed = assertions(manifest, store, claim);
      Statements statements = new Statements(store);
      Ingredients ingredients = Ingredients.of(manifest, claim, statements);
      findings.addAll(ingredients.findings());
      summary =
          new ManifestSummary(
              PlainText.of(manifest.label()),
              manifest.siblings(),
              claim.generator(),
              claim.title(),
              credential.subject,
              credential.issuer,
              credential.time,
              statements.actions(),
              ingredients.list(),
              statements.sources());
      binding(listed, claim);
    }

    private Credential signature(Manifest manifest, Claim claim) {
      try {
        return signature(CoseSign1.of(manifest.signatureBox(claim)), claim);
      } catch (MalformedManifestException e) {
        findings.add(e.finding());
        return new Credential("", "", Optional.empty());
      }
    }

    private Credential signature(CoseSign1 cose, Claim claim) {
      List<X509Certificate> chain = cose.chain();
      X509Certificate signer = chain.get(0);
      boolean genuine = cose.verify(signer.getPublicKey(), claim.bytes());
      findings.add(
          genuine
              ? new Finding(StatusCode.CLAIM_SIGNATURE_VALIDATED, "")
              : new Finding(
                  StatusCode.CLAIM_SIGNATURE_MISMATCH, "the claim is not what was signed"));
      TimeStamps.Stamp stamp = timeStamps.of(cose, claim.bytes());
      findings.addAll(stamp.findings());
      Instant at = stamp.trusted() ? stamp.time().orElseThrow() : clock.instant();
      credential(chain, at);
      return new Credential(
          PlainText.of(signer.getSubjectX500Principal().getName()),
          PlainText.of(signer.getIssuerX500Principal().getName()),
          stamp.time());
    }

    private void credential(List<X509Certificate> chain, Instant at) {
      X509Certificate signer = chain.get(0);
      Optional<String> problem = CertificateProfile.problem(signer);
      if (problem.isPresent()) {
        findings.add(new Finding(StatusCode.CREDENTIAL_INVALID, problem.get()));
      }
      boolean valid =
          !at.isBefore(signer.getNotBefore().toInstant())
              && !at.isAfter(signer.getNotAfter().toInstant());
      String dates = signer.getNotBefore().toInstant() + " to " + signer.getNotAfter().toInstant();
      findings.add(
          valid
              ? new Finding(StatusCode.CLAIM_SIGNATURE_INSIDE_VALIDITY, dates)
              : new Finding(StatusCode.CREDENTIAL_EXPIRED, "valid from " + dates));
      findings.add(
          signers.trusts(chain, at)
              ? new Finding(StatusCode.CREDENTIAL_TRUSTED, "")
              : new Finding(
                  StatusCode.CREDENTIAL_UNTRUSTED, "nobody on the trust list vouches for it"));
    }

    /** The assertions whose digests are those of the claim. */
    private List<JumbfBox> assertions(Manifest manifest, JumbfBox store, Claim claim) {
      List<JumbfBox> listed = new ArrayList<>();
      Set<String> labels = new HashSet<>();
      for (HashedUri uri : claim.assertions()) {
        Optional<JumbfBox> found = manifest.resolve(uri.url());
        String name = PlainText.of(uri.url());
        if (found.isEmpty() || !store.boxes().contains(found.get())) {
          findings.add(new Finding(StatusCode.ASSERTION_MISSING, name));
          continue;
        }
        labels.add(found.get().label());
        MessageDigest digest = DigestAlgorithm.of(uri.fields(), claim.algorithm());
        if (found.get().payload().digest(digest).equals(uri.hash())) {
          listed.add(found.get());
          findings.add(new Finding(StatusCode.ASSERTION_MATCH, PlainText.of(found.get().label())));
        } else {
          findings.add(
              new Finding(StatusCode.ASSERTION_MISMATCH, PlainText.of(found.get().label())));
        }
      }
      for (JumbfBox box : store.boxes()) {
        if (!labels.contains(box.label())) {
          findings.add(new Finding(StatusCode.ASSERTION_UNDECLARED, PlainText.of(box.label())));
        }
      }
      return listed;
    }

    private void binding(List<JumbfBox> listed, Claim claim)
        throws IOException, InterruptedException {
      List<JumbfBox> bindings =
          listed.stream().filter(box -> box.label().startsWith("c2pa.hash.")).toList();
      if (bindings.size() != 1) {
        findings.add(
            bindings.isEmpty()
                ? new Finding(StatusCode.HARD_BINDING_MISSING, "nothing binds the file")
                : new Finding(StatusCode.HARD_BINDINGS_MULTIPLE, bindings.size() + " bindings"));
        return;
      }
      JumbfBox box = bindings.get(0);
      switch (box.label()) {
        case "c2pa.hash.data" -> {
          JsonNode fields = Statements.fields(box);
          findings.addAll(DataHash.verify(fields, claim.algorithm(), file, carriers));
        }
        case "c2pa.hash.bmff.v2", "c2pa.hash.bmff.v3" ->
            findings.add(BmffHash.verify(Statements.fields(box), claim.algorithm(), file));
        default ->
            findings.add(new Finding(StatusCode.BINDING_UNSUPPORTED, PlainText.of(box.label())));
      }
    }
  }

  private record Credential(String subject, String issuer, Optional<Instant> time) {}
}
