package org.casebook.runtime.hashing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.HarmArea;

/**
 * Hashes of known content, from text files of lines {@code kind:hash<TAB>area<TAB>note}; a line
 * without a kind holds a SHA-256. Lines that start with {@code #} and empty lines are passed over.
 * Immutable and safe for several threads.
 */
public final class HashLists {
  private final SortedMap<String, List<KnownHash>> lists = new TreeMap<>();
  private final Map<HashKind, Map<String, Entry>> exact = new EnumMap<>(HashKind.class);
  private final List<Entry> pictures = new ArrayList<>();
  private final PdqIndex index;
  private final List<String> problems = new ArrayList<>();
  private final String digest;

  /**
   * A known hash and where it stands.
   *
   * @param list name of the file
   */
  public record Entry(KnownHash hash, String list) {}

  /**
   * A picture that looks like a known one.
   *
   * @param distance in how many of 256 bits they differ
   */
  public record Near(Entry entry, int distance) {}

  private HashLists(SortedMap<String, List<String>> files) {
    StringBuilder all = new StringBuilder();
    List<PdqHash> hashes = new ArrayList<>();
    files.forEach(
        (list, lines) -> {
          List<KnownHash> known = new ArrayList<>();
          for (int i = 0; i < lines.size(); i++) {
            read(list + ":" + (i + 1), lines.get(i)).ifPresent(known::add);
            all.append(lines.get(i)).append('\n');
          }
          lists.put(list, Collections.unmodifiableList(known));
          known.forEach(hash -> add(new Entry(hash, list), hashes));
        });
    index = new PdqIndex(hashes);
    digest = Digest.sha256(all.toString());
  }

  /**
   * Reads all {@code *.txt} files of a folder, which need not exist. A line that can not be read is
   * a problem and does not keep the others from being used.
   */
  public static HashLists read(Path folder) {
    SortedMap<String, List<String>> files = new TreeMap<>();
    List<String> unreadable = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> list = Files.list(folder)) {
        for (Path file : list.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
          try {
            files.put(String.valueOf(file.getFileName()), Files.readAllLines(file));
          } catch (IOException e) {
            unreadable.add(file + " can not be read as UTF-8: " + e.getMessage());
          }
        }
      } catch (IOException e) {
        unreadable.add(folder + " can not be listed: " + e.getMessage());
      }
    }
    HashLists read = new HashLists(files);
    read.problems.addAll(unreadable);
    return read;
  }

  /** The hashes of each file, by its name. */
  public SortedMap<String, List<KnownHash>> lists() {
    return Collections.unmodifiableSortedMap(lists);
  }

  /** How many hashes content can be compared with. */
  public int size() {
    return pictures.size() + exact.values().stream().mapToInt(Map::size).sum();
  }

  /** Whether pictures must be hashed by how they look. */
  public boolean knowsPictures() {
    return !pictures.isEmpty();
  }

  /** Kinds by which content is compared byte for byte. */
  public List<HashKind> exactKinds() {
    return List.copyOf(exact.keySet());
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
  public Optional<Entry> find(HashKind kind, String value) {
    return Optional.ofNullable(exact.getOrDefault(kind, Map.of()).get(value));
  }

  /** The known pictures that look like one with this hash, nearest first. */
  public List<Near> near(PdqHash hash) {
    return index.within(hash, PdqHash.SAME).stream()
        .map(match -> new Near(pictures.get(match.position()), match.distance()))
        .toList();
  }

  private void add(Entry entry, List<PdqHash> hashes) {
    KnownHash hash = entry.hash();
    if (hash.kind() == HashKind.PDQ) {
      PdqHash.ofHex(hash.value())
          .ifPresent(
              pdq -> {
                pictures.add(entry);
                hashes.add(pdq);
              });
    } else if (hash.kind().comparable()) {
      exact.computeIfAbsent(hash.kind(), kind -> new HashMap<>()).putIfAbsent(hash.value(), entry);
    }
  }

  private Optional<KnownHash> read(String place, String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return Optional.empty();
    }
    String[] parts = line.split("\t", 3);
    int colon = parts[0].indexOf(':');
    Optional<HashKind> kind =
        colon < 0
            ? Optional.of(HashKind.SHA256)
            : HashKind.ofKey(parts[0].substring(0, colon).toLowerCase(Locale.ROOT));
    Optional<String> value = kind.flatMap(k -> k.normalised(parts[0].substring(colon + 1)));
    Optional<HarmArea> area = parts.length < 2 ? Optional.empty() : HarmArea.ofKey(parts[1]);
    if (kind.isEmpty() || value.isEmpty() || area.isEmpty()) {
      problems.add(
          place
              + ": expected a hash such as sha256:, sha1:, md5: or pdq: with its hexadecimal"
              + " digits, a tab and a harm area; correct or remove the line");
      return Optional.empty();
    }
    String note = parts.length < 3 ? "" : parts[2];
    return Optional.of(new KnownHash(kind.get(), value.get(), area.get(), note));
  }
}
