package org.casebook.runtime.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One model in one version.
 *
 * @param id {@code name:version}
 * @param card what a person should know; empty when the model can not be read
 * @param problem what is wrong and what to do, when something is
 * @param installedVersion for an update the version that is here now
 * @param own whether a person brought it, rather than Casebook
 * @param standing whether it decides, or could
 * @param sha256 digest of each file by name; empty until installed
 */
public record ModelEntry(
    String id,
    State state,
    Optional<Card> card,
    Optional<String> problem,
    Optional<String> installedVersion,
    boolean own,
    Standing standing,
    Map<String, String> sha256) {
  public ModelEntry {
    sha256 = new TreeMap<>(sha256);
  }

  /** The name without the version. */
  public String name() {
    return id.substring(0, id.indexOf(':'));
  }

  /** The version without the name. */
  public String version() {
    return id.substring(id.indexOf(':') + 1);
  }

  /** Whether it is the one of its name that decides now. */
  public boolean decides() {
    return standing.decides();
  }

  /**
   * Whether a model decides what others of its name could decide.
   *
   * @param decides by the last promotion, or as the default
   * @param challenges it is here and another version decides: it can be promoted
   * @param objections what spoke against it when it was last measured
   */
  public record Standing(boolean decides, boolean challenges, List<String> objections) {
    /** That of a model without rivals. */
    public static final Standing NONE = new Standing(false, false, List.of());

    public Standing {
      objections = List.copyOf(objections);
    }
  }

  /** Where a model stands. */
  public enum State {
    /** Inside the program. */
    BUNDLED,
    /** Fetched, trained here or put there by a person. */
    INSTALLED,
    /** Casebook knows how to get it. */
    AVAILABLE,
    /** As above, and an older version is installed. */
    UPDATE,
    /** It is there and can not be used. */
    DAMAGED;

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a person should know before trusting a model.
   *
   * @param title what to call it
   * @param kind what it computes
   * @param source where the weights come from
   * @param licence as stated by the source
   * @param mayShip whether the licence lets it be installed by default
   * @param bytes size on disk; to be fetched, while it is not installed
   * @param languages ISO 639-3 codes; empty when language plays no part
   * @param inputs what goes in, each with its shape and meaning
   * @param outputs what comes out
   * @param intendedUse what it is for, and what not
   * @param limitations known bias and failures
   * @param figures measured quality and speed, by name
   */
  public record Card(
      String title,
      String kind,
      String source,
      String licence,
      boolean mayShip,
      long bytes,
      List<String> languages,
      List<String> inputs,
      List<String> outputs,
      String intendedUse,
      List<String> limitations,
      Map<String, String> figures) {
    public Card {
      languages = List.copyOf(languages);
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      limitations = List.copyOf(limitations);
      figures = new TreeMap<>(figures);
    }
  }
}
