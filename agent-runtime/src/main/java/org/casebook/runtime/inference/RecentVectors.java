package org.casebook.runtime.inference;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.Digest;

/** Vectors of the texts asked for last, by digest of the text. Safe for several threads. */
final class RecentVectors {
  private final Map<String, float[]> vectors;

  /**
   * An empty memory.
   *
   * @param most how many are kept; the one not asked for the longest goes first
   */
  RecentVectors(int most) {
    vectors =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > most;
          }
        };
  }

  Optional<float[]> find(String text) {
    String key = key(text);
    synchronized (vectors) {
      return Optional.ofNullable(vectors.get(key));
    }
  }

  void keep(String text, float[] vector) {
    String key = key(text);
    synchronized (vectors) {
      vectors.put(key, vector);
    }
  }

  /**
   * Of the characters as they are: UTF-8 would make one of texts that differ in lone surrogates.
   */
  private static String key(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
    bytes.asCharBuffer().put(text);
    return Digest.sha256(bytes.array());
  }
}
