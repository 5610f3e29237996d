package org.casebook.app.nav;

import java.util.Optional;
import javafx.scene.Node;
import org.casebook.runtime.domain.Citation;

/** Leads from one screen to another, and to what lies above them. */
public interface Navigator {
  /** Brings a screen to the front. */
  void open(Screen screen);

  /** Opens a case file. */
  void openCase(String caseId);

  /**
   * Opens the policy at a clause.
   *
   * @param cited the citation that was followed, if any: its quote is shown beside the clause
   */
  void openClause(String clauseId, Optional<Citation> cited);

  /** Goes back to the screen that was at the front before. */
  void back();

  /** Shows a node above the screen, which stays dimmed until {@link #dismiss}. */
  void present(Node sheet, Runnable dismissed);

  /** Takes the topmost sheet away. */
  void dismiss();

  /** Says something for a moment, with an action that can be taken meanwhile. */
  void notice(Notice notice);

  /**
   * Something said for a moment.
   *
   * @param kind colours it: success, accent, warning or danger
   * @param action name of the action; empty when there is none
   */
  record Notice(String kind, String text, String action, Runnable act) {
    /** A notice without an action. */
    public static Notice plain(String kind, String text) {
      return new Notice(kind, text, "", () -> {});
    }
  }
}
