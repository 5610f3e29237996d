package org.casebook.models.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A package in a public registry, and the command by which its ordinary client fetches it. */
public sealed interface PackageSource {
  /** The client program, as found on the {@code PATH}. */
  String client();

  /** Arguments for the client that put the package into a folder, which is also its work folder. */
  List<String> arguments(Path folder);

  /**
   * Bytes that the client has on disk so far. Clients write into places of their own and copy the
   * finished file; where such a place is not known, nothing is seen until then.
   *
   * @param environment what the client sees
   * @param folder as given to {@link #arguments}
   */
  default long seen(Map<String, String> environment, Path folder) {
    return FileSizes.largest(folder, "");
  }

  /** What to install when the client is missing. */
  String remedy();

  /**
   * A Maven artefact {@code group:artifact:version}, or with {@code :packaging:classifier} after.
   */
  record Maven(String coordinate) implements PackageSource {
    @Override
    public String client() {
      return "mvn";
    }

    @Override
    public List<String> arguments(Path folder) {
      return List.of(
          "-q",
          "-B",
          "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
          "-Dartifact=" + coordinate,
          "-DoutputDirectory=" + folder.toAbsolutePath());
    }

    @Override
    public long seen(Map<String, String> environment, Path folder) {
      String[] parts = coordinate.split(":", -1);
      Path artefact =
          repository(environment)
              .resolve(parts[0].replace('.', '/'))
              .resolve(parts[1])
              .resolve(parts[2]);
      // Maven 3 writes name.jar.part, Maven 4 name.jar.<number>.tmp, and renames it when done.
      return Math.max(FileSizes.largest(artefact, file(parts)), FileSizes.largest(folder, ""));
    }

    private static String file(String[] parts) {
      String classifier = parts.length > 4 ? "-" + parts[4] : "";
      return parts[1] + "-" + parts[2] + classifier + ".jar";
    }

    private static Path repository(Map<String, String> environment) {
      Matcher given =
          Pattern.compile("-Dmaven\\.repo\\.local=(\\S+)")
              .matcher(environment.getOrDefault("MAVEN_ARGS", ""));
      return given.find()
          ? Path.of(given.group(1))
          : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "")))
              .resolve(".m2/repository");
    }

    @Override
    public String remedy() {
      return "install Maven (on Debian: apt-get install maven)";
    }

    @Override
    public String toString() {
      return "Maven " + coordinate;
    }
  }

  /** An npm package at an exact version. */
  record Npm(String name, String version) implements PackageSource {
    @Override
    public String client() {
      return "npm";
    }

    @Override
    public List<String> arguments(Path folder) {
      return List.of("pack", "--silent", name + "@" + version);
    }

    @Override
    public String remedy() {
      return "install npm (on Debian: apt-get install npm)";
    }

    @Override
    public String toString() {
      return "npm " + name + "@" + version;
    }
  }
}
