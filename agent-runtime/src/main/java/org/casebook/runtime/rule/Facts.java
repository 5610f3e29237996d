package org.casebook.runtime.rule;

/** What is known of a case, as formulas ask for it. */
public interface Facts {
  /** Whether the signal is established. */
  boolean established(String signal);

  /** How strong the signal is, in [0,1]; 0 where nothing is known of it. */
  double strength(String signal);

  /** Whether the signal was not established and something could still establish it. */
  boolean open(String signal);

  /** The value of an attribute of the case, or empty text. */
  String attribute(Attribute attribute);

  /** What a case has besides its evidence. */
  enum Attribute {
    SURFACE("surface"),
    COUNTRY("country");

    private final String key;

    Attribute(String key) {
      this.key = key;
    }

    /** What expressions call it. */
    public String key() {
      return key;
    }
  }
}
