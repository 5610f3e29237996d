package org.casebook.runtime.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.HarmArea;

/**
 * Digests of known content, from text files of lines {@code sha256<TAB>area<TAB>note}. Lines that
 * start with {@code #} and empty lines are passed over.
 */
public final class HashLists {
  private static final String DIGEST = "[0-9a-f]{64}";
  private final Map<String, Entry> entries = new HashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final String digest;

  /**
   * A digest and what is known about it.
   *
   * @param list name of the file that it stands in
   */
  public record Entry(HarmArea area, String note, String list) {}

  private HashLists(Map<Path, List<String>> files) {
    StringBuilder all = new StringBuilder();
    files.forEach(
        (file, lines) -> {
          for (int i = 0; i < lines.size(); i++) {
            add(file.getFileName() + ":" + (i + 1), lines.get(i));
            all.append(lines.get(i)).append('\n');
          }
        });
    digest = Digest.sha256(all.toString());
  }

  /**
   * Reads all {@code *.txt} files of a folder, which need not exist. A line that can not be read is
   * a problem and does not keep the others from being used.
   */
  public static HashLists read(Path folder) {
    Map<Path, List<String>> files = new LinkedHashMap<>();
    List<String> unreadable = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        for (Path file : list.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
          try {
            files.put(file, Files.readAllLines(file));
          } catch (IOException e) {
            unreadable.add(file + " can not be read as UTF-8: " + e.getMessage());
          }
        }
      } catch (IOException e) {
        unreadable.add(folder + " can not be listed: " + e.getMessage());
      }
    }
    HashLists lists = new HashLists(files);
    lists.problems.addAll(unreadable);
    return lists;
  }

  /** How many digests are known. */
  public int size() {
    return entries.size();
  }

  /** What could not be read, as {@code file:line} with the remedy. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** Changes whenever the lists do. */
  public String version() {
    return digest.substring(0, 8);
  }

  /** What is known about the content with this digest. */
  Optional<Entry> find(String sha256) {
    return Optional.ofNullable(entries.get(sha256));
  }

  private void add(String place, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] parts = line.split("\t", 3);
    Optional<HarmArea> area = parts.length < 2 ? Optional.empty() : HarmArea.ofKey(parts[1]);
    if (!parts[0].matches(DIGEST) || area.isEmpty()) {
      problems.add(
          place
              + ": expected a SHA-256 in lower-case hexadecimal, a tab and a harm area;"
              + " correct or remove the line");
      return;
    }
    String list = place.replaceFirst(":\\d+$", "");
    entries.put(parts[0], new Entry(area.get(), parts.length < 3 ? "" : parts[2], list));
  }
}
