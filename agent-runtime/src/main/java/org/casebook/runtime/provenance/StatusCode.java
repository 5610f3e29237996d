package org.casebook.runtime.provenance;

import static org.casebook.runtime.provenance.ProvenanceStatus.MALFORMED;
import static org.casebook.runtime.provenance.ProvenanceStatus.TAMPERED;
import static org.casebook.runtime.provenance.ProvenanceStatus.UNSUPPORTED;
import static org.casebook.runtime.provenance.ProvenanceStatus.UNTRUSTED;
import static org.casebook.runtime.provenance.ProvenanceStatus.VALID;

/**
 * The validation status codes of C2PA 2.2, section 15.2, that are reported here, and what each one
 * makes of a manifest at best. Codes that start with {@code casebook.} are our own: the
 * specification has no word for what a validator does not support.
 */
public enum StatusCode {
  CLAIM_SIGNATURE_VALIDATED("claimSignature.validated", VALID),
  CLAIM_SIGNATURE_INSIDE_VALIDITY("claimSignature.insideValidity", VALID),
  CREDENTIAL_TRUSTED("signingCredential.trusted", VALID),
  ASSERTION_MATCH("assertion.hashedURI.match", VALID),
  DATA_HASH_MATCH("assertion.dataHash.match", VALID),
  BMFF_HASH_MATCH("assertion.bmffHash.match", VALID),
  INGREDIENT_VALIDATED("ingredient.manifest.validated", VALID),
  TIME_STAMP_VALIDATED("timeStamp.validated", VALID),
  TIME_STAMP_TRUSTED("timeStamp.trusted", VALID),

  INGREDIENT_UNVERIFIED("casebook.ingredient.unverified", VALID),
  TIME_STAMP_UNVERIFIED("casebook.timeStamp.unverified", VALID),
  TIME_STAMP_UNTRUSTED("timeStamp.untrusted", VALID),
  TIME_STAMP_MISMATCH("timeStamp.mismatch", VALID),
  TIME_STAMP_MALFORMED("timeStamp.malformed", VALID),

  CREDENTIAL_UNTRUSTED("signingCredential.untrusted", UNTRUSTED),
  CREDENTIAL_INVALID("signingCredential.invalid", UNTRUSTED),
  CREDENTIAL_EXPIRED("signingCredential.expired", UNTRUSTED),

  CLAIM_SIGNATURE_MISMATCH("claimSignature.mismatch", TAMPERED),
  ASSERTION_MISMATCH("assertion.hashedURI.mismatch", TAMPERED),
  ASSERTION_MISSING("assertion.missing", TAMPERED),
  ASSERTION_UNDECLARED("assertion.undeclared", TAMPERED),
  DATA_HASH_MISMATCH("assertion.dataHash.mismatch", TAMPERED),
  BMFF_HASH_MISMATCH("assertion.bmffHash.mismatch", TAMPERED),
  INGREDIENT_MISSING("ingredient.manifest.missing", TAMPERED),
  INGREDIENT_MISMATCH("ingredient.manifest.mismatch", TAMPERED),

  /** A certificate that can not be read leaves nothing to verify the signature with. */
  CREDENTIAL_UNREADABLE("signingCredential.invalid", MALFORMED),
  GENERAL_ERROR("general.error", MALFORMED),
  CLAIM_MISSING("claim.missing", MALFORMED),
  CLAIM_MULTIPLE("claim.multiple", MALFORMED),
  CLAIM_MALFORMED("claim.malformed", MALFORMED),
  CLAIM_CBOR("claim.cbor.invalid", MALFORMED),
  CLAIM_SIGNATURE_MISSING("claimSignature.missing", MALFORMED),
  HARD_BINDING_MISSING("claim.hardBindings.missing", MALFORMED),
  HARD_BINDINGS_MULTIPLE("assertion.multipleHardBindings", MALFORMED),
  ASSERTION_CBOR("assertion.cbor.invalid", MALFORMED),
  DATA_HASH_MALFORMED("assertion.dataHash.malformed", MALFORMED),
  BMFF_HASH_MALFORMED("assertion.bmffHash.malformed", MALFORMED),

  ALGORITHM_UNSUPPORTED("algorithm.unsupported", UNSUPPORTED),
  ADDITIONAL_EXCLUSIONS("assertion.dataHash.additionalExclusionsPresent", UNSUPPORTED),
  BINDING_UNSUPPORTED("casebook.hardBinding.unsupported", UNSUPPORTED),
  MANIFEST_UNSUPPORTED("casebook.manifest.unsupported", UNSUPPORTED);

  private final String code;
  private final ProvenanceStatus best;

  StatusCode(String code, ProvenanceStatus best) {
    this.code = code;
    this.best = best;
  }

  /** The code as the specification writes it. */
  public String code() {
    return code;
  }

  /** The best outcome that a manifest with this finding can have. */
  public ProvenanceStatus best() {
    return best;
  }
}
