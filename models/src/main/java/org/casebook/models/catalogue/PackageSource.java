package org.casebook.models.catalogue;

import java.nio.file.Path;
import java.util.List;

/** A package in a public registry, and the command by which its ordinary client fetches it. */
public sealed interface PackageSource {
  /** The client program, as found on the {@code PATH}. */
  String client();

  /** Arguments for the client that put the package into a folder, which is also its work folder. */
  List<String> arguments(Path folder);

  /** What to install when the client is missing. */
  String remedy();

  /** A Maven artefact {@code group:artifact:version}. */
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
