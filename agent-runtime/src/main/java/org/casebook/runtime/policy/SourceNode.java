package org.casebook.runtime.policy;

import java.util.List;

/** A value read from YAML or JSON that knows where it stands; lines and columns from 1. */
sealed interface SourceNode {
  int line();

  int column();

  /** What it is, for messages, as in "a list". */
  String kind();

  /** A single value; for a null the text is empty. */
  record Scalar(int line, int column, String text, Type type) implements SourceNode {
    @Override
    public String kind() {
      return type.words;
    }
  }

  /** A list. */
  record Items(int line, int column, List<SourceNode> nodes) implements SourceNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A map, in file order; keys may repeat. */
  record Entries(int line, int column, List<Entry> entries) implements SourceNode {
    @Override
    public String kind() {
      return "a map";
    }
  }

  /** A key with its value. */
  record Entry(Scalar key, SourceNode value) {}

  /** What a scalar is read as. */
  enum Type {
    TEXT("text"),
    INTEGER("a whole number"),
    BOOLEAN("true or false"),
    NULL("nothing"),
    OTHER("a number or date");

    private final String words;

    Type(String words) {
      this.words = words;
    }
  }
}
