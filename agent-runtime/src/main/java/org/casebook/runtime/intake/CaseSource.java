package org.casebook.runtime.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.intake.CaseDraft.MediaFile;
import org.casebook.runtime.table.BoundedLines;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.table.MappedRow;
import org.casebook.runtime.table.Row;
import org.casebook.runtime.table.RowReader;
import org.casebook.runtime.table.TableFile;

/**
 * Cases from a file or a folder, streamed. A folder gives the cases of its JSON files and tables;
 * where it has none, each text and media file in it is a case of its own.
 */
public final class CaseSource {
  private static final Map<ItemKind, Set<String>> MEDIA =
      Map.of(
          ItemKind.IMAGE,
          Set.of("png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "avif", "heic"),
          ItemKind.VIDEO,
          Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "3gp", "mpg", "mpeg", "flv", "wmv"),
          ItemKind.AUDIO,
          Set.of("wav", "mp3", "ogg", "oga", "opus", "flac", "m4a", "aac", "amr", "wma"));

  /** Characters; room for the longest text with every character escaped. */
  private static final int LONGEST_CASE = 8_000_000;

  private final Consumer<CaseDraft> cases;
  private final Consumer<String> problems;
  private final Optional<Path> mediaFolder;
  private final ColumnMapping columns;

  /**
   * @param cases takes each case as it is read
   * @param problems takes one message per case that could not be read; reading goes on
   */
  public CaseSource(Consumer<CaseDraft> cases, Consumer<String> problems) {
    this(cases, problems, Optional.empty());
  }

  /**
   * As above.
   *
   * @param mediaFolder what media paths are relative to, instead of the file that names them
   */
  public CaseSource(
      Consumer<CaseDraft> cases, Consumer<String> problems, Optional<Path> mediaFolder) {
    this(cases, problems, mediaFolder, ColumnMapping.NONE);
  }

  /**
   * As above.
   *
   * @param columns which column of a table is what, where its name does not say so
   */
  public CaseSource(
      Consumer<CaseDraft> cases,
      Consumer<String> problems,
      Optional<Path> mediaFolder,
      ColumnMapping columns) {
    this.columns = columns;
    this.cases = cases;
    this.problems = problems;
    this.mediaFolder = mediaFolder;
  }

  /** Reads everything under the path. */
  public void read(Path path) {
    if (Files.isDirectory(path)) {
      readFolder(path);
    } else if (Files.isRegularFile(path)) {
      readFile(path);
    } else {
      problems.accept(path + ": there is no such file or folder; check the path");
    }
  }

  private void readFolder(Path folder) {
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      problems.accept(folder + ": the folder can not be listed (" + e + "); check its permissions");
      return;
    }
    List<Path> rows = files.stream().filter(f -> isJson(f) || TableFile.hasColumns(f)).toList();
    List<Path> chosen = rows.isEmpty() ? files : rows;
    if (chosen.isEmpty()) {
      problems.accept(
          folder + ": the folder holds no cases; add .jsonl, .csv, .txt or media files");
    }
    chosen.forEach(this::readFile);
  }

  private void readFile(Path file) {
    String extension = extension(file);
    if (TableFile.hasColumns(file)) {
      readRows(file);
    } else if (isJson(file)) {
      readLines(file, extension.equals("json"));
    } else if (kind(extension).isPresent()) {
      MediaFile media = new MediaFile(file, kind(extension).get());
      cases.accept(draft(file, Optional.empty(), List.of(media)));
    } else if (extension.equals("txt")) {
      guarded(
          file, () -> cases.accept(draft(file, Optional.of(Files.readString(file)), List.of())));
    } else {
      problems.accept(
          file
              + ": not a kind of file that holds cases; use .json, .jsonl(.gz), .csv, .parquet or .txt");
    }
  }

  private static CaseDraft draft(Path file, Optional<String> text, List<MediaFile> media) {
    return new CaseDraft(
        file.toString(),
        String.valueOf(file.getFileName()),
        text,
        media,
        CaseContext.unknown(),
        Optional.empty());
  }

  private void readLines(Path file, boolean whole) {
    Path folder = folder(file);
    guarded(
        file,
        () -> {
          try (BoundedLines lines = new BoundedLines(open(file), LONGEST_CASE)) {
            if (whole) {
              readCase(lines.readAll(), file.toString(), folder);
              return;
            }
            int number = 0;
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
              number++;
              if (!line.get().isBlank()) {
                readCase(line.get(), file + ":" + number, folder);
              }
            }
          }
        });
  }

  private void readRows(Path file) {
    TableFile table = TableFile.of(file);
    try (RowReader rows = table.open()) {
      ColumnMapping mapping = table.mapping(columns);
      for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
        readRow(row.get(), mapping, folder(file));
      }
    } catch (IOException e) {
      problems.accept(String.valueOf(table.unreadable(e).getMessage()));
    } catch (CasebookException e) {
      problems.accept(e.getMessage());
    }
  }

  private void readRow(Row row, ColumnMapping mapping, Path folder) {
    String json;
    try {
      json = MappedRow.of(row.content().get(), mapping, row.source()).toString();
    } catch (CasebookException e) {
      problems.accept(e.getMessage());
      return;
    }
    readCase(json, row.source(), folder);
  }

  private Path folder(Path file) {
    Path absolute = file.toAbsolutePath();
    return mediaFolder
        .map(Path::toAbsolutePath)
        .or(() -> Optional.ofNullable(absolute.getParent()))
        .orElse(absolute);
  }

  private void readCase(String json, String source, Path folder) {
    CaseDraft draft;
    try {
      draft = CaseReader.read(json, source, folder);
    } catch (CasebookException e) {
      problems.accept(e.getMessage());
      return;
    }
    cases.accept(draft);
  }

  private static Reader open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    return new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
  }

  private interface Reading {
    void run() throws IOException;
  }

  private void guarded(Path file, Reading reading) {
    try {
      reading.run();
    } catch (CharacterCodingException e) {
      problems.accept(file + ": the file is not UTF-8 text; convert it");
    } catch (IOException e) {
      problems.accept(file + ": the file can not be read (" + e.getMessage() + "); get it anew");
    }
  }

  private static Optional<ItemKind> kind(String extension) {
    return MEDIA.entrySet().stream()
        .filter(entry -> entry.getValue().contains(extension))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isJson(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".jsonl.gz");
  }

  private static String extension(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
