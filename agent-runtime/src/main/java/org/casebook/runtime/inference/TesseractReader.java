package org.casebook.runtime.inference;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.inference.ImageText.Area;
import org.casebook.runtime.inference.ImageText.Line;
import org.casebook.runtime.media.Picture;

/**
 * Reads what PP-OCR could not, with the language packs of Tesseract that are installed. Script
 * detection says which pack to try first; it fails on short texts, so the others are tried too. A
 * line counts only if the words are sure and stand in the script that the pack was made for: what a
 * pack makes of another script is garbage, often confident garbage.
 */
public final class TesseractReader {
  private static final double SURE_LINE = 0.75;

  /** When lines are this sure, no other script is tried. */
  private static final double SURE_READING = 0.85;

  private static final double OF_ONE_SCRIPT = 0.8;
  private static final int MOST_TRIES = 8;
  private static final int LONGEST_SIDE = 2400;
  private static final int LINE_HEIGHT = 64;
  private static final int LEGIBLE_SIDE = 1000;
  private static final Pattern SCRIPT = Pattern.compile("(?m)^Script: (\\S+)$");
  private static final Pattern VERSION = Pattern.compile("tesseract v?(\\S+)");

  private final TesseractProgram program;
  private final String version;
  private final List<String> installed;
  private final Map<UnicodeScript, String> packs;

  private TesseractReader(TesseractProgram program, String version, List<String> installed) {
    this.program = program;
    this.version = version;
    this.installed = List.copyOf(installed);
    this.packs = new EnumMap<>(UnicodeScript.class);
    packs.putAll(ScriptPacks.of(installed));
  }

  /** The reader on this machine, as its programs and packs are now; empty without the program. */
  public static Optional<TesseractReader> find() {
    return find("tesseract");
  }

  /** The reader by the program at this path or of this name. */
  public static Optional<TesseractReader> find(String command) {
    TesseractProgram program = new TesseractProgram(command);
    try {
      Optional<String> version = program.run(new byte[0], List.of("--version"));
      Optional<String> languages = program.run(new byte[0], List.of("--list-langs"));
      if (version.isEmpty() || languages.isEmpty()) {
        return Optional.empty();
      }
      Matcher matcher = VERSION.matcher(version.get());
      List<String> names =
          languages.get().lines().skip(1).map(String::strip).filter(n -> !n.isEmpty()).toList();
      return Optional.of(
          new TesseractReader(program, matcher.find() ? matcher.group(1) : "unknown", names));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Program and packs, on which results depend. */
  public String version() {
    return version + " " + String.join(" ", packs.values());
  }

  /** Names of the installed packs. */
  public List<String> installed() {
    return installed;
  }

  /** Whether any pack reads a script that PP-OCR does not. */
  public boolean useful() {
    return !packs.isEmpty();
  }

  /**
   * Reads again where nothing was read.
   *
   * @return the text with what could be read in addition; the same picture always gives the same
   */
  public ImageText complete(Picture picture, ImageText read) throws InterruptedException {
    if (read.unreadable().isEmpty() || packs.isEmpty()) {
      return read;
    }
    byte[] image = legible(picture).png();
    List<Line> best = List.of();
    UnicodeScript found = UnicodeScript.UNKNOWN;
    int tries = 0;
    for (UnicodeScript script : candidates(image)) {
      if (tries++ == MOST_TRIES) {
        break;
      }
      List<Line> lines = lines(image, script, read.unreadable(), "11");
      if (letters(lines) > letters(best)) {
        best = lines;
        found = script;
      }
      if (best.stream().mapToDouble(Line::confidence).average().orElse(0) >= SURE_READING) {
        break;
      }
    }
    return alone(picture, found, merged(read, best));
  }

  /** Once the script is known, what is left is read area by area: page layout hides some lines. */
  private ImageText alone(Picture picture, UnicodeScript script, ImageText read)
      throws InterruptedException {
    if (!packs.containsKey(script)) {
      return read;
    }
    List<Line> found = new ArrayList<>();
    for (Area area : read.unreadable().stream().limit(MOST_TRIES).toList()) {
      Area grown = grown(area);
      Picture line =
          picture.cut(
              (int) (grown.x() * picture.width()),
              (int) (grown.y() * picture.height()),
              Math.max(1, (int) (grown.width() * picture.width())),
              Math.max(1, (int) (grown.height() * picture.height())));
      int width = (int) Math.min(LONGEST_SIDE, (long) line.width() * LINE_HEIGHT / line.height());
      byte[] image = line.scaled(Math.max(1, width), LINE_HEIGHT).png();
      lines(image, script, List.of(new Area(0, 0, 1, 1)), "7").stream()
          .map(one -> new Line(one.text(), one.confidence(), area))
          .forEach(found::add);
    }
    return merged(read, found);
  }

  private static Area grown(Area area) {
    double margin = area.height() / 4;
    double x = Math.max(0, area.x() - margin);
    double y = Math.max(0, area.y() - margin);
    return new Area(
        x,
        y,
        Math.min(1, area.x() + area.width() + margin) - x,
        Math.min(1, area.y() + area.height() + margin) - y);
  }

  private static Picture legible(Picture picture) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer > LONGEST_SIDE) {
      return picture.thumbnail(LONGEST_SIDE);
    }
    return longer < LEGIBLE_SIDE
        ? picture.scaled(2 * picture.width(), 2 * picture.height())
        : picture;
  }

  /** The scripts that can be read, the detected one first. */
  private List<UnicodeScript> candidates(byte[] image) throws InterruptedException {
    List<UnicodeScript> scripts = new ArrayList<>(packs.keySet());
    if (installed.contains("osd") && scripts.size() > 1) {
      Matcher matcher =
          SCRIPT.matcher(program.run(image, List.of("stdin", "stdout", "--psm", "0")).orElse(""));
      if (matcher.find()) {
        String named = matcher.group(1);
        scripts.sort(
            Comparator.comparing((UnicodeScript s) -> !ScriptPacks.isNamed(s, named))
                .thenComparing(s -> s));
      }
    }
    return scripts;
  }

  /**
   * The believable lines in these areas, in reading order.
   *
   * @param segmentation Tesseract's mode: 11 for text anywhere, 7 for one line
   */
  private List<Line> lines(
      byte[] image, UnicodeScript script, List<Area> wanted, String segmentation)
      throws InterruptedException {
    String languages = packs.getOrDefault(script, "");
    Optional<String> table =
        program.run(
            image, List.of("stdin", "stdout", "-l", languages, "--psm", segmentation, "tsv"));
    if (table.isEmpty()) {
      return List.of();
    }
    Map<String, List<TesseractTable.Word>> byLine = new LinkedHashMap<>();
    for (TesseractTable.Word word : TesseractTable.words(table.get())) {
      if (wanted.stream().anyMatch(area -> holds(area, word.area()))) {
        byLine.computeIfAbsent(word.line(), line -> new ArrayList<>()).add(word);
      }
    }
    List<Line> lines = new ArrayList<>();
    byLine.values().forEach(words -> TesseractTable.line(words).ifPresent(lines::add));
    return lines.stream()
        .filter(line -> line.confidence() >= SURE_LINE)
        .filter(line -> ScriptPacks.share(script, line.text()) >= OF_ONE_SCRIPT)
        .toList();
  }

  private static int letters(List<Line> lines) {
    return lines.stream()
        .mapToInt(line -> (int) line.text().codePoints().filter(Character::isLetter).count())
        .sum();
  }

  private static ImageText merged(ImageText read, List<Line> found) {
    List<Line> lines = new ArrayList<>(read.lines());
    for (Line line : found) {
      int at = 0;
      while (at < lines.size() && lines.get(at).area().y() <= line.area().y()) {
        at++;
      }
      lines.add(at, line);
    }
    List<Area> left =
        read.unreadable().stream()
            .filter(area -> found.stream().noneMatch(line -> holds(area, line.area())))
            .toList();
    return new ImageText(lines, left);
  }

  /** Whether the middle of one lies in the other, a little grown. */
  private static boolean holds(Area outer, Area inner) {
    double x = inner.x() + inner.width() / 2;
    double y = inner.y() + inner.height() / 2;
    double margin = outer.height() / 4;
    return x >= outer.x() - margin
        && x <= outer.x() + outer.width() + margin
        && y >= outer.y() - margin
        && y <= outer.y() + outer.height() + margin;
  }
}
