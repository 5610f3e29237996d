package org.casebook.runtime.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ItemKind;

/**
 * A case as its file says it, before its media were probed and stored.
 *
 * @param source file and line, for messages
 */
public record CaseDraft(
    String source,
    String id,
    Optional<String> text,
    List<MediaFile> media,
    CaseContext context,
    Optional<Gold> gold) {
  public CaseDraft {
    media = List.copyOf(media);
  }

  /** A media file that the case names. */
  public record MediaFile(Path path, ItemKind kind) {}
}
