package org.casebook.runtime.retrieval;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.casebook.models.features.EncoderText;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sentence vectors of a policy, kept on disk so that they are computed once per policy version and
 * encoder. A file that is damaged or does not fit is computed anew; a folder that can not be
 * written costs time, nothing else.
 */
final class VectorCache {
  private static final Logger LOG = LoggerFactory.getLogger(VectorCache.class);
  private static final int MAGIC = 0x43425631; // "CBV1"
  private static final int SHOWN_DIGITS = 16;

  private final Optional<Path> folder;

  VectorCache(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * The vectors of these texts, in order.
   *
   * @throws CasebookException when the encoder fails or the thread is interrupted
   */
  List<float[]> vectors(Policy policy, SentenceEncoder encoder, List<String> texts) {
    Optional<Path> file = folder.map(f -> f.resolve(name(policy, encoder)));
    long key = key(encoder, texts);
    List<float[]> kept = file.flatMap(f -> read(f, key, texts.size())).orElse(List.of());
    if (kept.size() == texts.size()) {
      return kept;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CasebookException("reading the policy's examples was cancelled; search again");
    }
    List<float[]> vectors = encoder.encodeAll(texts.stream().map(EncoderText::prepare).toList());
    file.ifPresent(f -> write(f, key, vectors));
    return vectors;
  }

  private static String name(Policy policy, SentenceEncoder encoder) {
    return policy.sha256().substring(0, Math.min(SHOWN_DIGITS, policy.sha256().length()))
        + "-"
        + encoder.id().replaceAll("[^A-Za-z0-9._-]", "_")
        + ".vectors";
  }

  /** Changes with the encoder, the texts and their order. */
  private static long key(SentenceEncoder encoder, List<String> texts) {
    CRC32 crc = new CRC32();
    crc.update(encoder.id().getBytes(StandardCharsets.UTF_8));
    for (String text : texts) {
      crc.update(text.getBytes(StandardCharsets.UTF_8));
      crc.update(0);
    }
    return crc.getValue();
  }

  private static Optional<List<float[]>> read(Path file, long key, int count) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
      if (in.readInt() != MAGIC || in.readLong() != key || in.readInt() != count) {
        return Optional.empty();
      }
      int dimension = in.readInt();
      List<float[]> vectors = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        float[] vector = new float[dimension];
        for (int j = 0; j < dimension; j++) {
          vector[j] = in.readFloat();
        }
        vectors.add(vector);
      }
      return in.read() < 0 ? Optional.of(vectors) : Optional.empty();
    } catch (IOException damaged) {
      LOG.info("{} is damaged and is computed anew", file);
      return Optional.empty();
    }
  }

  private static void write(Path file, long key, List<float[]> vectors) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "vectors", ".part");
      try (DataOutputStream out =
          new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(draft)))) {
        out.writeInt(MAGIC);
        out.writeLong(key);
        out.writeInt(vectors.size());
        out.writeInt(vectors.isEmpty() ? 0 : vectors.get(0).length);
        for (float[] vector : vectors) {
          for (float number : vector) {
            out.writeFloat(number);
          }
        }
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException unwritable) {
      LOG.info("the vectors can not be kept in {}: {}", file, unwritable.getMessage());
    }
  }
}
