package org.casebook.runtime.provenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the active manifest says. Whether it may be believed is the report's status, not said here.
 *
 * @param label the manifest's name in its store
 * @param manifests how many manifests the store holds
 * @param generator the program that made the claim
 * @param title the title of the piece; may be empty
 * @param signer the subject of the signer's certificate; empty when it could not be read
 * @param issuer the issuer of that certificate
 * @param signedAt the time of a time stamp; believed only with the finding {@code
 *     timeStamp.trusted}
 * @param actions what was done to the piece
 * @param ingredients what it was made of
 * @param sources digital source types of the signed metadata assertions
 */
public record ManifestSummary(
    String label,
    int manifests,
    String generator,
    String title,
    String signer,
    String issuer,
    Optional<Instant> signedAt,
    List<ActionTaken> actions,
    List<Ingredient> ingredients,
    List<DigitalSourceType> sources) {
  public ManifestSummary {
    actions = List.copyOf(actions);
    ingredients = List.copyOf(ingredients);
    sources = List.copyOf(sources);
  }

  /**
   * An action of the assertions {@code c2pa.actions} and {@code c2pa.actions.v2}.
   *
   * @param action its name, such as {@code c2pa.created}
   * @param source how what it made came to be, where it says so
   * @param agent the program that did it; may be empty
   * @param when as written; may be empty
   */
  public record ActionTaken(
      String action, Optional<DigitalSourceType> source, String agent, String when) {}

  /**
   * Another piece that went into this one. Its own manifest, where the store holds it, is not
   * validated.
   *
   * @param title may be empty
   * @param relationship such as {@code parentOf}
   * @param bound whether the store holds the very manifest that the signer referred to
   * @param sources digital source types that the ingredient's manifest states, where it is bound
   */
  public record Ingredient(
      String title, String relationship, boolean bound, List<DigitalSourceType> sources) {
    public Ingredient {
      sources = List.copyOf(sources);
    }
  }

  /** All source types that the signer vouches for: those of actions and of metadata. */
  public List<DigitalSourceType> stated() {
    List<DigitalSourceType> stated = new ArrayList<>(sources);
    actions.forEach(action -> action.source().ifPresent(stated::add));
    return stated;
  }
}
