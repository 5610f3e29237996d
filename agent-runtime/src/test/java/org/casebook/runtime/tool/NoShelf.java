package org.casebook.runtime.tool;

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
}
