package org.casebook.models.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.ModelException;
import org.casebook.models.Sha256;
import org.casebook.models.features.SentenceEncoder;

/**
 * An encoder whose vectors stay on disk, so that a training that is repeated or was interrupted
 * does not compute them again. The file holds, for each text, 16 bytes of the digest of encoder and
 * text and then the vector's floats; what a crash cut off at the end is dropped.
 */
public final class KeptVectors implements SentenceEncoder, AutoCloseable {
  private static final int KEY_BYTES = 16;

  private final SentenceEncoder encoder;
  private final int dimension;
  private final RandomAccessFile file;
  private final Map<ByteBuffer, Long> places = new HashMap<>();

  /**
   * Opens the store of an encoder.
   *
   * @param folder holds one file per encoder; created when missing
   * @throws ModelException when the file can not be used
   */
  public KeptVectors(SentenceEncoder encoder, Path folder) {
    this.encoder = encoder;
    this.dimension = encoder.dimension();
    Path path = folder.resolve(encoder.id().replaceAll("[^A-Za-z0-9._-]", "_") + ".vectors");
    try {
      Files.createDirectories(folder);
      file = new RandomAccessFile(path.toFile(), "rw");
      long record = KEY_BYTES + (long) dimension * Float.BYTES;
      long whole = file.length() / record * record;
      file.setLength(whole);
      for (long at = 0; at < whole; at += record) {
        byte[] key = new byte[KEY_BYTES];
        file.seek(at);
        file.readFully(key);
        places.put(ByteBuffer.wrap(key), at + KEY_BYTES);
      }
    } catch (IOException e) {
      throw new ModelException(path + " can not be used: " + e.getMessage() + "; delete it", e);
    }
  }

  @Override
  public String id() {
    return encoder.id();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public boolean multilingual() {
    return encoder.multilingual();
  }

  @Override
  public float[] encode(String text) {
    return encodeAll(List.of(text)).get(0);
  }

  @Override
  public synchronized List<float[]> encodeAll(List<String> texts) {
    List<String> missing =
        texts.stream().filter(text -> !places.containsKey(key(text))).distinct().toList();
    try {
      List<float[]> made = encoder.encodeAll(missing);
      for (int i = 0; i < missing.size(); i++) {
        append(missing.get(i), made.get(i));
      }
      List<float[]> vectors = new ArrayList<>(texts.size());
      for (String text : texts) {
        vectors.add(read(places.getOrDefault(key(text), 0L)));
      }
      return vectors;
    } catch (IOException e) {
      throw new ModelException(
          "vectors can not be kept: " + e.getMessage() + "; free some disk", e);
    }
  }

  private void append(String text, float[] vector) throws IOException {
    ByteBuffer key = key(text);
    ByteBuffer record = ByteBuffer.allocate(KEY_BYTES + dimension * Float.BYTES);
    record.put(key.duplicate()).asFloatBuffer().put(vector);
    long at = file.length();
    file.seek(at);
    file.write(record.array());
    places.put(key, at + KEY_BYTES);
  }

  private float[] read(long at) throws IOException {
    byte[] bytes = new byte[dimension * Float.BYTES];
    file.seek(at);
    file.readFully(bytes);
    float[] vector = new float[dimension];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
    return vector;
  }

  private static ByteBuffer key(String text) {
    ByteBuffer characters = ByteBuffer.allocate(text.length() * Character.BYTES);
    characters.asCharBuffer().put(text);
    return ByteBuffer.wrap(Arrays.copyOf(Sha256.fresh().digest(characters.array()), KEY_BYTES));
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new ModelException("the kept vectors did not close: " + e.getMessage(), e);
    }
  }
}
