package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.provenance.Claim.HashedUri;
import org.casebook.runtime.provenance.ManifestSummary.Ingredient;

/**
 * What the piece was made of. Whether the store still holds the manifest that the signer referred
 * to is checked; that manifest itself is not, so nothing nests.
 */
final class Ingredients {
  private final Manifest manifest;
  private final Claim claim;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Ingredient> ingredients = new ArrayList<>();

  private Ingredients(Manifest manifest, Claim claim) {
    this.manifest = manifest;
    this.claim = claim;
  }

  /** Looks at all ingredients of a manifest. */
  static Ingredients of(Manifest manifest, Claim claim, Statements statements) {
    Ingredients all = new Ingredients(manifest, claim);
    for (Map.Entry<String, JsonNode> ingredient : statements.ingredients()) {
      all.look(ingredient.getKey(), ingredient.getValue());
    }
    return all;
  }

  List<Finding> findings() {
    return findings;
  }

  List<Ingredient> list() {
    return ingredients;
  }

  private void look(String label, JsonNode fields) {
    // Version 3 says activeManifest; only there is the digest's extent beyond doubt.
    boolean third = label.contains(".v3");
    JsonNode reference = fields.path(third ? "activeManifest" : "c2pa_manifest");
    Optional<HashedUri> uri = HashedUri.of(reference);
    List<DigitalSourceType> sources = List.of();
    boolean bound = false;
    if (uri.isPresent()) {
      Optional<JumbfBox> box = manifest.resolve(uri.get().url());
      bound = box.isPresent() && matches(box.get(), uri.get());
      findings.add(new Finding(code(box, bound, third), PlainText.of(label)));
      if (bound) {
        sources = sources(box.get());
      }
    }
    ingredients.add(
        new Ingredient(
            PlainText.of(fields.path("dc:title").asText("")),
            PlainText.of(fields.path("relationship").asText("")),
            bound,
            sources));
  }

  private StatusCode code(Optional<JumbfBox> box, boolean bound, boolean third) {
    if (bound) {
      return StatusCode.INGREDIENT_VALIDATED;
    }
    // A redaction changes the ingredient's manifest lawfully.
    if (!third || claim.redacts()) {
      return StatusCode.INGREDIENT_UNVERIFIED;
    }
    return box.isEmpty() ? StatusCode.INGREDIENT_MISSING : StatusCode.INGREDIENT_MISMATCH;
  }

  private boolean matches(JumbfBox box, HashedUri uri) {
    MessageDigest digest = DigestAlgorithm.of(uri.fields(), claim.algorithm());
    return box.payload().digest(digest).equals(uri.hash());
  }

  private List<DigitalSourceType> sources(JumbfBox box) {
    try {
      return new Statements(manifest.other(box).assertionStore()).allSources();
    } catch (MalformedManifestException e) {
      // Its own manifest is not ours to validate; what can not be read states nothing.
      return List.of();
    }
  }
}
