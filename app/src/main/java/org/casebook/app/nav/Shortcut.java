package org.casebook.app.nav;

import java.util.Locale;

/** Every key of the desktop, in the order of the cheat sheet. */
public enum Shortcut {
  NEXT(Group.EVERYWHERE, "J"),
  PREVIOUS(Group.EVERYWHERE, "K"),
  PALETTE(Group.EVERYWHERE, "Ctrl+K"),
  UNDO(Group.EVERYWHERE, "Ctrl+Z"),
  CHEAT_SHEET(Group.EVERYWHERE, "?"),
  BACK(Group.EVERYWHERE, "Esc"),
  OPEN(Group.QUEUE, "Enter"),
  FILTER(Group.QUEUE, "/"),
  RUN_ALL(Group.QUEUE, "Shift+R"),
  CHOOSE(Group.DECIDE, "1 – 5"),
  SUBMIT(Group.DECIDE, "S"),
  SUBMIT_NEXT(Group.DECIDE, "N"),
  ESCALATE(Group.DECIDE, "E"),
  CANCEL(Group.DECIDE, "C"),
  POLICY(Group.LOOK, "P"),
  WATERFALL(Group.LOOK, "W"),
  TRACE(Group.LOOK, "R"),
  RUN(Group.LOOK, "Shift+R"),
  REVEAL(Group.MEDIA, "Space"),
  BLUR(Group.MEDIA, "B"),
  GREY(Group.MEDIA, "G"),
  MOMENT(Group.MEDIA, ",  ."),
  LAB_EDIT(Group.LAB, "Enter"),
  LAB_COMPLETE(Group.LAB, "Ctrl+Space"),
  LAB_FIX(Group.LAB, "Alt+Enter"),
  LAB_FIND(Group.LAB, "Ctrl+F"),
  LAB_SAVE(Group.LAB, "Ctrl+S"),
  LAB_IMPORT(Group.LAB, "Ctrl+I"),
  LAB_PUBLISH(Group.LAB, "Ctrl+Enter"),
  LAB_MAKE(Group.LAB, "Ctrl+G"),
  LAB_TABS(Group.LAB, "Alt+1 – 6"),
  MODEL_INSTALL(Group.CATALOGUE, "Enter"),
  MODEL_VERIFY(Group.CATALOGUE, "V"),
  MODEL_REMOVE(Group.CATALOGUE, "Del");

  private final Group group;
  private final String keys;

  Shortcut(Group group, String keys) {
    this.group = group;
    this.keys = keys;
  }

  /** The part of the cheat sheet that it stands in. */
  public Group group() {
    return group;
  }

  /** The key as printed on a button. */
  public String keys() {
    return keys;
  }

  /** Its key in the bundles. */
  public String key() {
    return "shortcut." + name().toLowerCase(Locale.ROOT);
  }

  /** Where a key works. */
  public enum Group {
    EVERYWHERE,
    QUEUE,
    DECIDE,
    LOOK,
    MEDIA,
    LAB,
    CATALOGUE;

    /** Its key in the bundles. */
    public String key() {
      return "shortcut.group." + name().toLowerCase(Locale.ROOT);
    }
  }
}
