package org.casebook.runtime.inference;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;

/**
 * Names an encoder and its very weights: {@code name:version@digits}. Heads name the encoder that
 * they were trained on so, and work with no other.
 */
public final class EncoderId {
  private static final int SHOWN_DIGITS = 12;

  private EncoderId() {}

  /** The id of an encoder by the digests of these of its files. */
  static String of(StoredModel model, Collection<String> files) {
    List<String> digests =
        files.stream()
            .sorted()
            .map(
                file -> {
                  String digest = model.digests().get(file);
                  if (digest == null) {
                    throw new CasebookException(
                        model.version() + " holds no " + file + "; install it again");
                  }
                  return digest;
                })
            .toList();
    String digest =
        digests.size() == 1
            ? digests.get(0)
            : Digest.sha256(digests.stream().collect(Collectors.joining("\n")));
    return model.version() + "@" + digest.substring(0, SHOWN_DIGITS);
  }

  /**
   * The model that an id names.
   *
   * @throws IllegalArgumentException when the text is no such id
   */
  public static ModelVersion model(String id) {
    return ModelVersion.parse(id.replaceFirst("@.*$", ""));
  }
}
