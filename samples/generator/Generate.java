import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Extends the sample cases from a seed and redraws the sample pictures.
 *
 * <ul>
 *   <li>{@code java Generate.java --seed 7 --out DIR [--count 3]} writes {@code
 *       DIR/generated.jsonl} from {@code grammar.txt} and {@code DIR/media/*.png} from {@code
 *       scenes.txt}.
 *   <li>{@code java Generate.java --split cases.jsonl} gives every case without a side its side,
 *       tune or report; a case that has one keeps it.
 * </ul>
 *
 * <p>Not part of the build. Generated cases are always on the tune side, so that reported figures
 * rest on cases written by hand alone.
 */
final class Generate {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
  private static final String NO_SIDE = "\"split\":null";

  private Generate() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> options = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!List.of("--seed", "--out", "--count", "--only", "--data", "--split").contains(args[i])
          || i + 1 == args.length) {
        fail("Cannot use '" + args[i] + "': --seed N --out DIR [--count N --only NAME --data DIR]");
      }
      options.put(args[i], args[i + 1]);
    }
    if (options.containsKey("--split")) {
      split(Path.of(options.get("--split")));
      return;
    }
    if (!options.containsKey("--out")) {
      fail("Say where to write: --out DIR");
    }
    String seed = options.getOrDefault("--seed", "7");
    Path data = Path.of(options.getOrDefault("--data", folder()));
    Path out = Files.createDirectories(Path.of(options.get("--out")));
    List<String> cases =
        Grammar.read(data.resolve("grammar.txt"))
            .cases(Long.parseLong(seed), Integer.parseInt(options.getOrDefault("--count", "3")));
    Files.write(out.resolve("generated.jsonl"), cases);
    System.out.println(cases.size() + " cases in " + out.resolve("generated.jsonl"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String render = data.resolve("Render.java").toString();
    String only = options.getOrDefault("--only", "");
    int status =
        new ProcessBuilder(java, render, seed, out.toString(), data.toString(), only)
            .inheritIO()
            .start()
            .waitFor();
    System.exit(status);
  }

  private static void fail(String message) {
    System.err.println(message);
    System.exit(2);
  }

  /** The folder with the data files, from the project, the module or the folder itself. */
  private static String folder() {
    for (String folder : List.of(".", "generator", "samples/generator")) {
      if (Files.exists(Path.of(folder, "grammar.txt"))) {
        return folder;
      }
    }
    fail("No grammar.txt here: say where it is with --data DIR");
    return ".";
  }

  /**
   * Sorts the undecided cases of each area (first word of the id) by the SHA-256 of the id; the
   * first third is for tuning, the rest for reporting.
   */
  private static void split(Path file) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    Map<String, TreeMap<String, Integer>> areas = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher id = ID.matcher(lines.get(i));
      if (lines.get(i).contains(NO_SIDE) && id.find()) {
        String area = id.group(1).split("-")[0];
        areas.computeIfAbsent(area, a -> new TreeMap<>()).put(sha256(id.group(1)), i);
      }
    }
    int decided = 0;
    for (TreeMap<String, Integer> area : areas.values()) {
      long tune = Math.round(area.size() / 3.0);
      for (int line : area.values()) {
        String side = tune-- > 0 ? "tune" : "report";
        lines.set(line, lines.get(line).replace(NO_SIDE, "\"split\":\"" + side + "\""));
        decided++;
      }
    }
    Files.write(file, lines);
    System.out.println(decided + " cases given a side in " + file);
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** One template: what it is filled with, and what a careful reader would decide. */
  private record Template(
      String name, String locale, String surface, String action, String clauses, String text) {}

  /** Slots by language, and the templates; a pair shares its name and draws the same fillers. */
  private record Grammar(Map<String, String[]> slots, List<Template> templates) {
    static Grammar read(Path file) throws IOException {
      Grammar grammar = new Grammar(new LinkedHashMap<>(), new ArrayList<>());
      for (String line : Files.readAllLines(file)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] parts = line.split("\\s*\\|\\s*");
        if (parts.length == 3 && parts[0].equals("slot")) {
          grammar.slots.put(parts[1], parts[2].split("\\s*;\\s*"));
        } else if (parts.length == 6) {
          grammar.templates.add(
              new Template(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]));
        } else {
          fail("Cannot read in " + file + ": " + line);
        }
      }
      return grammar;
    }

    List<String> cases(long seed, int count) {
      List<String> rows = new ArrayList<>();
      for (Template template : templates) {
        for (int n = 1; n <= count; n++) {
          String key = template.name + "-" + template.locale.substring(0, 2);
          // Twins share name and language, hence the random numbers, hence the fillers.
          Random random = new Random(seed * 1_000_003 + key.hashCode() * 31L + n);
          rows.add(row(template, key, n, random));
        }
      }
      return rows;
    }

    private String row(Template t, String key, int n, Random random) {
      String language = t.locale.substring(0, 2);
      boolean twin = t.action.equals("allow");
      Map<String, String> chosen = new TreeMap<>();
      for (Map.Entry<String, String[]> slot : slots.entrySet()) {
        chosen.put(slot.getKey(), slot.getValue()[random.nextInt(slot.getValue().length)]);
      }
      String text =
          SLOT.matcher(t.text)
              .replaceAll(
                  m -> {
                    String filler =
                        chosen.getOrDefault(
                            m.group(1) + "." + language, chosen.getOrDefault(m.group(1), ""));
                    if (filler.isEmpty()) {
                      fail("No slot " + m.group(1) + " for " + language + " in grammar.txt");
                    }
                    return Matcher.quoteReplacement(filler);
                  });
      String created =
          String.format(
              Locale.ROOT,
              "2026-%02d-%02dT%02d:%02d:00Z",
              1 + random.nextInt(10),
              1 + random.nextInt(28),
              random.nextInt(24),
              random.nextInt(60));
      String author = "member_" + (1000 + random.nextInt(9000));
      String id = t.name + "-gen-" + language + "-" + n + (twin ? "-twin" : "");
      String clauses = t.clauses.equals("-") ? "" : quote(t.clauses.replace(" ", "\",\""), false);
      return "{\"id\":"
          + quote(id, true)
          + ",\"text\":"
          + quote(text, true)
          + ",\"media\":[],\"context\":{\"author\":"
          + quote(author, true)
          + ",\"surface\":"
          + quote(t.surface, true)
          + ",\"locale\":"
          + quote(t.locale, true)
          + ",\"country\":"
          + quote(t.locale.substring(3), true)
          + ",\"created_at\":"
          + quote(created, true)
          + ",\"reports\":[],\"thread\":[]},\"gold\":{\"action\":"
          + quote(t.action, true)
          + ",\"clauses\":["
          + clauses
          + "]},\"split\":\"tune\",\"note\":"
          + quote(twin ? "Benign twin of " + key + "." : "Generated from " + key + ".", true)
          + "}";
    }

    private static String quote(String text, boolean escape) {
      String inner = escape ? text.replace("\\", "\\\\").replace("\"", "\\\"") : text;
      return "\"" + inner + "\"";
    }
  }
}
