package org.casebook.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** The bundled samples and policies as paths, whether they lie in a folder or inside a jar. */
final class BundledFiles implements AutoCloseable {
  private static final String ROOT = "org/casebook/samples/";
  private static final String MARKER = ROOT + "policies/community/policy.yaml";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

  private final Path root;
  private final Optional<FileSystem> jar;

  private BundledFiles(Path root, Optional<FileSystem> jar) {
    this.root = root;
    this.jar = jar;
  }

  /** Opens them; close when done. */
  static BundledFiles open() {
    URL marker = BundledFiles.class.getClassLoader().getResource(MARKER);
    if (marker == null) {
      throw new IllegalStateException("the samples are not on the class path; build Casebook anew");
    }
    try {
      if (!marker.getProtocol().equals("jar")) {
        Path file = Path.of(marker.toURI());
        return new BundledFiles(file.resolve("../../..").normalize(), Optional.empty());
      }
      String jarFile = marker.getPath().substring(0, marker.getPath().indexOf("!/"));
      FileSystem jar = FileSystems.newFileSystem(Path.of(new URI(jarFile)));
      return new BundledFiles(jar.getPath("/" + ROOT), Optional.of(jar));
    } catch (IOException e) {
      throw new UncheckedIOException("the samples can not be read; build Casebook anew", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path holds a malformed location: " + marker, e);
    }
  }

  /** Everything that is bundled. */
  Path root() {
    return root;
  }

  /** The sample cases. */
  Path cases() {
    return root.resolve("cases");
  }

  /** The community policy. */
  Path communityPolicy() {
    return root.resolve("policies/community");
  }

  /** Questions about the policies, with the clauses that answer them. */
  Path retrievalQueries() {
    return root.resolve("policies/retrieval-queries.jsonl");
  }

  /** Made-up samples for a policy; empty where there are none. */
  Optional<Path> madeUpSamples(String policy) {
    Path file = root.resolve("synthetic").resolve("synthetic-" + policy + ".jsonl.gz");
    return NAME.matcher(policy).matches() && Files.exists(file)
        ? Optional.of(file)
        : Optional.empty();
  }

  /** The policy of this name; empty when none of that name comes with Casebook. */
  Optional<Path> policy(String name) {
    Path folder = root.resolve("policies").resolve(name);
    return NAME.matcher(name).matches() && Files.exists(folder.resolve("policy.yaml"))
        ? Optional.of(folder)
        : Optional.empty();
  }

  @Override
  public void close() {
    try {
      if (jar.isPresent()) {
        jar.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
