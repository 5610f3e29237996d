package org.casebook.runtime.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.intake.CaseDraft.MediaFile;

/**
 * Takes a draft in: probes its media before anything is decoded, keeps them, and makes the case.
 */
public final class CaseIntake {
  private final Probe probe;
  private final Keeper keeper;

  /** Refuses a media file that is missing, empty, malformed or too large. */
  public interface Probe {
    /**
     * Looks at the file's header only.
     *
     * @throws CasebookException naming the file and the remedy
     */
    void check(Path file, ItemKind kind);
  }

  /** Keeps a media file for good. */
  public interface Keeper {
    /** Copies the file into the store and gives its SHA-256. */
    String keep(Path file);
  }

  /** Probes and keeps by these. */
  public CaseIntake(Probe probe, Keeper keeper) {
    this.probe = probe;
    this.keeper = keeper;
  }

  /**
   * The case that the draft describes.
   *
   * @throws CasebookException when its media can not be taken in; the message names the case's
   *     source
   */
  public Case accept(CaseDraft draft) {
    List<ContentItem> items = new ArrayList<>();
    draft.text().ifPresent(text -> items.add(new ContentItem.Text("text", text)));
    for (MediaFile media : draft.media()) {
      items.add(accept(media, "media-" + (items.size() + (draft.text().isEmpty() ? 1 : 0)), draft));
    }
    return new Case(draft.id(), items, draft.context(), draft.gold());
  }

  private ContentItem accept(MediaFile media, String id, CaseDraft draft) {
    try {
      probe.check(media.path(), media.kind());
      return new ContentItem.Media(
          id, media.kind(), keeper.keep(media.path()), String.valueOf(media.path().getFileName()));
    } catch (CasebookException e) {
      throw new CasebookException(
          draft.source() + ": case " + draft.id() + ": " + e.getMessage(), e);
    }
  }
}
