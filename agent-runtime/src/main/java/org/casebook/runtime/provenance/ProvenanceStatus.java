package org.casebook.runtime.provenance;

import java.util.Locale;

/** What came of looking for a C2PA manifest. Only {@link #VALID} may be relied on. */
public enum ProvenanceStatus {
  /** Nothing was changed since it was signed, and the signer is on the user's trust list. */
  VALID,
  /** Nothing was changed since it was signed, by somebody whom no trust list vouches for. */
  UNTRUSTED,
  /** The file, or what the manifest says, is not what was signed. */
  TAMPERED,
  /** There is a manifest that can not be read; it proves nothing. */
  MALFORMED,
  /** The manifest binds or signs in a way that is not checked here; it proves nothing. */
  UNSUPPORTED,
  /** There is no manifest; that is no evidence of anything. */
  ABSENT;

  /** The stable name in files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
