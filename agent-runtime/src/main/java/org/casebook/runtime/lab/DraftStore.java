package org.casebook.runtime.lab;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.PolicyText;

/**
 * Keeps the text of a draft as it is typed: one file per policy, replaced as a whole, so that a
 * crash leaves either the last text or the one before.
 */
public final class DraftStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  /**
   * A store.
   *
   * @param folder created when first written to
   */
  public DraftStore(Path folder) {
    this.folder = folder;
  }

  /**
   * Keeps a draft in place of the one before.
   *
   * @param policy the policy's id
   * @throws CasebookException when it can not be written
   */
  public synchronized void keep(String policy, PolicyText draft) {
    Path file = file(policy);
    Path fresh = folder.resolve(file.getFileName() + ".new");
    try {
      Files.createDirectories(folder);
      Files.write(fresh, JSON.writeValueAsBytes(draft.files()));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new CasebookException(
          "the draft can not be kept in " + file + "; check the room and permissions there", e);
    }
  }

  /**
   * The draft of a policy, if one was kept.
   *
   * @throws CasebookException when there is one and it can not be read
   */
  public synchronized Optional<PolicyText> find(String policy) {
    Path file = file(policy);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PolicyText(
              JSON.readValue(
                  Files.readAllBytes(file), new TypeReference<TreeMap<String, String>>() {})));
    } catch (IOException e) {
      throw new CasebookException(
          "the draft in " + file + " can not be read; move the file away to start anew", e);
    }
  }

  /** Forgets the draft of a policy. */
  public synchronized void drop(String policy) {
    try {
      Files.deleteIfExists(file(policy));
    } catch (IOException e) {
      throw new CasebookException(
          "the draft " + file(policy) + " can not be removed; check its permissions", e);
    }
  }

  private Path file(String policy) {
    return folder.resolve(policy + ".json");
  }
}
