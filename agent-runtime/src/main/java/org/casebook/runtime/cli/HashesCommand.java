package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.hashing.ExchangeFormat;
import org.casebook.runtime.hashing.HashKind;
import org.casebook.runtime.hashing.HashListFiles;
import org.casebook.runtime.hashing.HashLists;
import org.casebook.runtime.hashing.KnownHash;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook hashes}: lists of known content, to and from hash-sharing programmes. */
@Command(
    name = "hashes",
    mixinStandardHelpOptions = true,
    description = "Lists of known content: import, export, list.")
final class HashesCommand {
  private static final int PROBLEMS_SHOWN = 20;
  private final PrintStream out;
  private final PrintStream err;

  HashesCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Command(
      name = "import",
      mixinStandardHelpOptions = true,
      description = "Makes a list of a file that a hash-sharing programme gave; one list per file.")
  int importList(
      @Mixin WorkspaceOptions workspace,
      @Parameters(paramLabel = "FILE") Path file,
      @Option(names = "--format", description = "threatexchange-csv|threatexchange-json|ncmec-xml")
          Optional<String> format,
      @Option(names = "--area", description = "harm area of entries that name none")
          Optional<String> area,
      @Option(names = "--name", description = "name of the list (default: that of the file)")
          Optional<String> name,
      @Option(names = "--json", description = "one JSON document") boolean json)
      throws JsonProcessingException {
    ExchangeFormat.Imported imported = format(format, Optional.of(file)).read(file, area(area));
    imported.problems().stream().limit(PROBLEMS_SHOWN).forEach(p -> err.println("casebook: " + p));
    if (imported.problems().size() > PROBLEMS_SHOWN) {
      err.println("casebook: … and " + (imported.problems().size() - PROBLEMS_SHOWN) + " more");
    }
    if (imported.hashes().isEmpty()) {
      err.println("casebook: " + file + " holds no hash that can be taken in");
      return 2;
    }
    String list = name.orElseGet(() -> base(file));
    Path written = HashListFiles.write(workspace.workspace().hashLists(), list, imported.hashes());
    ObjectNode told = new ObjectMapper().createObjectNode();
    told.put("list", String.valueOf(written.getFileName()));
    told.put("hashes", imported.hashes().size());
    told.put("passed_over", imported.passedOver());
    told.put("problems", imported.problems().size());
    out.println(
        json
            ? new ObjectMapper().writeValueAsString(told)
            : String.format(
                Locale.ROOT,
                "%s: %d hashes imported, %d entries passed over, %d with problems",
                written,
                imported.hashes().size(),
                imported.passedOver(),
                imported.problems().size()));
    return imported.problems().isEmpty() ? 0 : 1;
  }

  @Command(
      name = "export",
      mixinStandardHelpOptions = true,
      description = "Writes lists in an exchange format, to standard output or a file.")
  int exportLists(
      @Mixin WorkspaceOptions workspace,
      @Parameters(arity = "0..*", paramLabel = "LIST", description = "lists (default: all)")
          List<String> names,
      @Option(names = "--format", description = "threatexchange-csv|threatexchange-json")
          Optional<String> format,
      @Option(names = "--out", paramLabel = "FILE", description = "write to this file")
          Optional<Path> file,
      @Option(names = "--json", description = "the same as --format threatexchange-json")
          boolean json) {
    HashLists lists = HashLists.read(workspace.workspace().hashLists());
    List<String> wanted = names == null ? List.of() : names;
    for (String name : wanted) {
      if (!lists.lists().containsKey(name) && !lists.lists().containsKey(name + ".txt")) {
        throw new CasebookException(
            "there is no list " + name + "; use " + String.join(", ", lists.lists().keySet()));
      }
    }
    ExchangeFormat to =
        json && format.isEmpty() ? ExchangeFormat.THREATEXCHANGE_JSON : format(format, file);
    List<KnownHash> hashes =
        lists.lists().entrySet().stream()
            .filter(
                list ->
                    wanted.isEmpty()
                        || wanted.contains(list.getKey())
                        || wanted.contains(list.getKey().replaceFirst("\\.txt$", "")))
            .flatMap(list -> list.getValue().stream())
            .toList();
    try (Writer writer = file.isPresent() ? Files.newBufferedWriter(file.get()) : new Open(out)) {
      to.write(hashes, writer);
    } catch (IOException e) {
      throw new CasebookException(
          file.map(Path::toString).orElse("standard output") + " can not be written", e);
    }
    err.println(hashes.size() + " hashes exported as " + to.key());
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Tells the lists of the workspace with their counts by kind.")
  int list(
      @Mixin WorkspaceOptions workspace,
      @Option(names = "--json", description = "one JSON document") boolean json)
      throws JsonProcessingException {
    HashLists lists = HashLists.read(workspace.workspace().hashLists());
    ArrayNode array = new ObjectMapper().createArrayNode();
    lists
        .lists()
        .forEach(
            (name, hashes) -> {
              Map<HashKind, Long> kinds =
                  hashes.stream()
                      .collect(
                          Collectors.groupingBy(
                              KnownHash::kind,
                              () -> new EnumMap<>(HashKind.class),
                              Collectors.counting()));
              ObjectNode node = array.addObject().put("list", name).put("hashes", hashes.size());
              kinds.forEach((kind, count) -> node.put(kind.key(), count));
              if (!json) {
                out.printf(
                    Locale.ROOT,
                    "%-32s %8d  %s%n",
                    name,
                    hashes.size(),
                    kinds.entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey().key())
                        .collect(Collectors.joining(", ")));
              }
            });
    if (json) {
      out.println(new ObjectMapper().writeValueAsString(array));
    } else if (lists.lists().isEmpty()) {
      out.println("There are no lists in " + workspace.workspace().hashLists() + ".");
    }
    lists.problems().forEach(problem -> err.println("casebook: " + problem));
    return lists.problems().isEmpty() ? 0 : 1;
  }

  private static ExchangeFormat format(Optional<String> name, Optional<Path> file) {
    String known =
        Arrays.stream(ExchangeFormat.values())
            .map(ExchangeFormat::key)
            .collect(Collectors.joining(", "));
    if (name.isPresent()) {
      return ExchangeFormat.ofKey(name.get())
          .orElseThrow(
              () -> new CasebookException("no format " + name.get() + "; use one of " + known));
    }
    return file.flatMap(ExchangeFormat::ofFile)
        .orElseThrow(() -> new CasebookException("say the format with --format, one of " + known));
  }

  private static Optional<HarmArea> area(Optional<String> key) {
    Optional<HarmArea> area = key.flatMap(HarmArea::ofKey);
    if (key.isPresent() && area.isEmpty()) {
      throw new CasebookException(
          "no harm area "
              + key.get()
              + "; use one of "
              + Arrays.stream(HarmArea.values())
                  .map(HarmArea::key)
                  .collect(Collectors.joining(", ")));
    }
    return area;
  }

  private static String base(Path file) {
    return String.valueOf(file.getFileName())
        .replaceFirst("\\.[A-Za-z]+$", "")
        .replaceAll("[^A-Za-z0-9._-]", "-");
  }

  /** Standard output, which closing must not close. */
  private static final class Open extends OutputStreamWriter {
    Open(PrintStream out) {
      super(out, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
