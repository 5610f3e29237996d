package org.casebook.runtime.samples;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.casebook.runtime.log.CanonicalJson;

/** Samples as JSON lines that {@code triage} and {@code score} read as cases. */
public final class SampleLines {
  private SampleLines() {}

  /** One line, without a line end. */
  public static String line(LabelledSample sample) {
    return CanonicalJson.write(sample);
  }

  /** Writes a file, compressed when its name ends in {@code .gz}; the same samples, same bytes. */
  public static void write(List<LabelledSample> samples, Path file) throws IOException {
    try (OutputStream bytes = Files.newOutputStream(file);
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(bytes) : bytes;
        BufferedWriter writer =
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
      for (LabelledSample sample : samples) {
        writer.write(line(sample));
        writer.write('\n');
      }
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws org.casebook.runtime.domain.CasebookException when a line is no sample
   */
  public static List<LabelledSample> read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> CanonicalJson.read(line, LabelledSample.class)).toList();
    }
  }
}
