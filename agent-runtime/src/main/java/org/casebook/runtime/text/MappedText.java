package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A text under way through the stages, with its raw offsets and the edits made so far. */
final class MappedText {
  private final String raw;
  private final String text;
  private final int[] starts;
  private final int[] ends;
  private final List<Obfuscation> obfuscations;

  private MappedText(
      String raw, String text, int[] starts, int[] ends, List<Obfuscation> obfuscations) {
    this.raw = raw;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.obfuscations = obfuscations;
  }

  /** The first {@code length} code units of a raw text, unchanged. */
  static MappedText identity(String raw, int length) {
    int[] starts = new int[length];
    int[] ends = new int[length];
    for (int i = 0; i < length; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    return new MappedText(raw, raw.substring(0, length), starts, ends, List.of());
  }

  String text() {
    return text;
  }

  /** This text after the edits; replacements of equal length keep one raw range per code unit. */
  MappedText apply(List<Edit> edits) {
    if (edits.isEmpty()) {
      return this;
    }
    int grown = text.length();
    for (Edit edit : edits) {
      grown += Math.max(0, edit.replacement().length() - (edit.end() - edit.start()));
    }
    StringBuilder out = new StringBuilder(grown);
    int[] newStarts = new int[grown];
    int[] newEnds = new int[grown];
    List<Obfuscation> found = new ArrayList<>(obfuscations);
    int at = 0;
    for (Edit edit : edits) {
      copy(at, edit.start(), out, newStarts, newEnds);
      replace(edit, out, newStarts, newEnds);
      report(edit, found);
      at = edit.end();
    }
    copy(at, text.length(), out, newStarts, newEnds);
    int length = out.length();
    return new MappedText(
        raw,
        out.toString(),
        Arrays.copyOf(newStarts, length),
        Arrays.copyOf(newEnds, length),
        found);
  }

  NormalisedText finish(boolean truncated) {
    List<Obfuscation> ordered = new ArrayList<>(obfuscations);
    ordered.sort(
        (a, b) ->
            a.rawStart() != b.rawStart()
                ? Integer.compare(a.rawStart(), b.rawStart())
                : Integer.compare(b.rawEnd(), a.rawEnd()));
    return new NormalisedText(raw, text, starts, ends, ordered, truncated);
  }

  private void copy(int from, int to, StringBuilder out, int[] newStarts, int[] newEnds) {
    System.arraycopy(starts, from, newStarts, out.length(), to - from);
    System.arraycopy(ends, from, newEnds, out.length(), to - from);
    out.append(text, from, to);
  }

  private void replace(Edit edit, StringBuilder out, int[] newStarts, int[] newEnds) {
    int length = edit.replacement().length();
    boolean aligned = length == edit.end() - edit.start();
    for (int i = 0; i < length; i++) {
      int from = aligned ? edit.start() + i : edit.start();
      int to = aligned ? edit.start() + i : edit.end() - 1;
      newStarts[out.length() + i] = starts[from];
      newEnds[out.length() + i] = ends[to];
    }
    out.append(edit.replacement());
  }

  /** Adds the edit to the report, joined to the one before if it continues it. */
  private void report(Edit edit, List<Obfuscation> found) {
    if (edit.kind() == Obfuscation.Kind.CANONICAL || edit.start() == edit.end()) {
      return;
    }
    int from = starts[edit.start()];
    int to = ends[edit.end() - 1];
    String after = edit.replacement();
    if (!found.isEmpty()) {
      Obfuscation last = found.get(found.size() - 1);
      if (last.kind() == edit.kind() && last.rawEnd() == from && to - last.rawStart() <= 200) {
        found.remove(found.size() - 1);
        from = last.rawStart();
        after = last.after() + after;
      }
    }
    if (found.size() < Normaliser.MAX_REPORTED) {
      found.add(new Obfuscation(edit.kind(), from, to, raw.substring(from, to), after));
    }
  }
}
