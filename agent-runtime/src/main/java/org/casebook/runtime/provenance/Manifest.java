package org.casebook.runtime.provenance;

import java.util.List;
import java.util.Optional;

/**
 * One manifest of a store: a claim, its signature and the assertions that it is about (C2PA section
 * 11).
 */
final class Manifest {
  private static final String SELF = "self#jumbf=";
  private final JumbfBox store;
  private final JumbfBox box;

  private Manifest(JumbfBox store, JumbfBox box) {
    this.store = store;
    this.box = box;
  }

  /** The active manifest of a store: its last. */
  static Manifest active(JumbfBox store) {
    if (!store.type().equals(C2paUuid.STORE) || !store.label().equals("c2pa")) {
      throw new MalformedManifestException("the JUMBF superbox is no C2PA manifest store");
    }
    if (store.boxes().isEmpty() || !store.contents().isEmpty()) {
      throw new MalformedManifestException("the manifest store holds no manifest");
    }
    JumbfBox last = store.boxes().get(store.boxes().size() - 1);
    if (last.type().equals(C2paUuid.UPDATE_MANIFEST)) {
      throw new MalformedManifestException(
          StatusCode.MANIFEST_UNSUPPORTED, "the active manifest is an update manifest");
    }
    if (!last.type().equals(C2paUuid.MANIFEST)) {
      throw new MalformedManifestException(
          StatusCode.MANIFEST_UNSUPPORTED,
          "the active manifest has type " + C2paUuid.letters(last.type()));
    }
    return new Manifest(store, last);
  }

  /** Another manifest of the same store. */
  Manifest other(JumbfBox manifest) {
    return new Manifest(store, manifest);
  }

  String label() {
    return box.label();
  }

  /** How many manifests the store holds. */
  int siblings() {
    return store.boxes().size();
  }

  JumbfBox claimBox() {
    List<JumbfBox> claims = box.boxes(C2paUuid.CLAIM);
    if (claims.size() > 1) {
      throw new MalformedManifestException(
          StatusCode.CLAIM_MULTIPLE, "there are " + claims.size() + " claims");
    }
    return claims.stream()
        .filter(claim -> claim.label().matches("c2pa\\.claim(\\.v2)?"))
        .findFirst()
        .orElseThrow(
            () -> new MalformedManifestException(StatusCode.CLAIM_MISSING, "there is no claim"));
  }

  /** The signature that the claim names, which must stand in the same manifest. */
  JumbfBox signatureBox(Claim claim) {
    Optional<JumbfBox> named = resolve(claim.signature());
    return named
        .filter(found -> box.boxes().contains(found))
        .filter(found -> found.type().equals(C2paUuid.SIGNATURE))
        .orElseThrow(
            () ->
                new MalformedManifestException(
                    StatusCode.CLAIM_SIGNATURE_MISSING, PlainText.of(claim.signature())));
  }

  JumbfBox assertionStore() {
    List<JumbfBox> stores = box.boxes(C2paUuid.ASSERTION_STORE);
    if (stores.size() != 1) {
      throw new MalformedManifestException(
          StatusCode.ASSERTION_MISSING, "there are " + stores.size() + " assertion stores");
    }
    return stores.get(0);
  }

  /**
   * What a JUMBF URI points to (C2PA section 8.4.1): absolute from the store, or relative to this
   * manifest. Empty when nothing is there, or the URI leads out of the file.
   */
  Optional<JumbfBox> resolve(String uri) {
    if (!uri.startsWith(SELF)) {
      return Optional.empty();
    }
    String path = uri.substring(SELF.length());
    if (!path.startsWith("/")) {
      return walk(box, path);
    }
    String prefix = "/" + store.label() + "/";
    return path.startsWith(prefix)
        ? walk(store, path.substring(prefix.length()))
        : Optional.empty();
  }

  private static Optional<JumbfBox> walk(JumbfBox from, String path) {
    Optional<JumbfBox> at = Optional.of(from);
    for (String step : path.split("/", -1)) {
      at = at.flatMap(box -> box.box(step));
    }
    return at;
  }
}
