package org.casebook.models.export;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.Sha256;

/** Writes a trained model as a catalogue folder, checksums last. */
public final class ModelFiles {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ModelFiles() {}

  /** A value as the JSON of a file. */
  public static byte[] json(Object value) throws IOException {
    return JSON.writeValueAsBytes(value);
  }

  /**
   * Writes files, {@code card.json} and {@code SHA256SUMS}.
   *
   * @param folder {@code <name>/<version>} of a catalogue; created when missing
   * @param contents by name
   * @param card its size is filled in
   */
  public static void write(Path folder, Map<String, byte[]> contents, ModelCard card) {
    Map<String, byte[]> files = new TreeMap<>(contents);
    long bytes = files.values().stream().mapToLong(file -> file.length).sum();
    try {
      files.put("card.json", json(card.withBytes(bytes)));
      Files.createDirectories(folder);
      StringBuilder sums = new StringBuilder();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
        sums.append(Sha256.hex(file.getValue())).append("  ").append(file.getKey()).append('\n');
      }
      Files.write(folder.resolve("SHA256SUMS"), sums.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModelException(
          folder + " can not be written: " + e.getMessage() + "; choose another folder", e);
    }
  }
}
