package org.casebook.runtime.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.casebook.runtime.policy.InvalidPolicyException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader.Reading;

/** Where policies come from: a folder, or the bundled one. */
interface PolicySource {
  /**
   * Reads a policy.
   *
   * @param folder empty for the bundled policy
   */
  Reading read(Optional<Path> folder);

  /**
   * Reads a policy that must be right.
   *
   * @throws InvalidPolicyException with all problems
   */
  default Policy load(Optional<Path> folder) {
    Reading reading = read(folder);
    return reading
        .policy()
        .orElseThrow(
            () ->
                new InvalidPolicyException(
                    folder.map(Path::toString).orElse("the bundled policy"), reading.problems()));
  }
}
