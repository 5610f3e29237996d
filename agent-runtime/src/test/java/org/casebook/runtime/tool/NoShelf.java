package org.casebook.runtime.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.casebook.runtime.domain.Digest;

/** A shelf for tools under test that derive nothing worth keeping: finds nothing, keeps nothing. */
public enum NoShelf implements MediaShelf {
  /** The only one. */
  NO_SHELF;

  @Override
  public Optional<Path> find(String sha256) {
    return Optional.empty();
  }

  @Override
  public String keep(byte[] file) {
    return Digest.sha256(file);
  }

  @Override
  public String keep(Path file) {
    try {
      return Digest.sha256(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
