package org.casebook.runtime;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder that holds everything of one analyst or team: the log, media, models and settings.
 *
 * @param home the folder; created when first written to
 * @param models where installed models lie; inside home unless shared between workspaces
 */
public record Workspace(Path home, Path models) {

  /** A workspace in this folder. */
  public static Workspace in(Path home) {
    return new Workspace(home, home.resolve("models"));
  }

  /**
   * The workspace that the environment names: {@code CASEBOOK_HOME}, else the platform's folder for
   * user data; {@code CASEBOOK_MODELS} shares installed models between workspaces.
   *
   * @param home the folder given on the command line, if any
   * @param environment variables such as {@link System#getenv()}
   * @param userHome the user's home folder
   * @param os the name of the operating system
   */
  public static Workspace of(
      Optional<Path> home, Map<String, String> environment, Path userHome, String os) {
    Path folder =
        home.or(() -> variable(environment, "CASEBOOK_HOME"))
            .orElseGet(() -> userData(environment, userHome, os));
    return new Workspace(
        folder, variable(environment, "CASEBOOK_MODELS").orElse(folder.resolve("models")));
  }

  private static Path userData(Map<String, String> environment, Path userHome, String os) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return variable(environment, "LOCALAPPDATA")
          .orElse(userHome.resolve("AppData/Local"))
          .resolve("Casebook");
    }
    if (name.contains("mac")) {
      return userHome.resolve("Library/Application Support/Casebook");
    }
    return variable(environment, "XDG_DATA_HOME")
        .orElse(userHome.resolve(".local/share"))
        .resolve("casebook");
  }

  private static Optional<Path> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank()).map(Path::of);
  }

  /** The SQLite file that holds the log and its projections. */
  public Path log() {
    return home.resolve("casebook.db");
  }

  /** Media by digest. */
  public Path media() {
    return home.resolve("media");
  }

  /** Lists of known content, {@code *.txt}. */
  public Path hashLists() {
    return home.resolve("hashlists");
  }

  /** Certificates of those whom the user trusts to sign provenance, {@code *.pem}. */
  public Path trust() {
    return home.resolve("trust");
  }

  /** Certificates of those whom the user trusts to state the time of signing, {@code *.pem}. */
  public Path timeStampTrust() {
    return trust().resolve("time-stamps");
  }

  /** Policies that are being written. */
  public Path drafts() {
    return home.resolve("drafts");
  }

  /** What can be computed again: vectors of the policy and the like. */
  public Path cache() {
    return home.resolve("cache");
  }
}
