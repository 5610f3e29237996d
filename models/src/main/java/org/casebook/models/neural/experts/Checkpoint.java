package org.casebook.models.neural.experts;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.models.ModelException;

/**
 * Where a training stands, so that it goes on after an interruption as if there had been none.
 *
 * @param key of settings and data; another training's checkpoint is not gone on from
 * @param step steps done
 * @param weights now
 * @param means of the optimiser
 * @param squares of the optimiser
 * @param best weights of the best look at the validation cases
 * @param bestBias of the routers then
 * @param bestLoss then
 * @param looks since then
 * @param bias of the routers now, by block
 */
@SuppressWarnings("ArrayRecordComponent") // weights; never compared
record Checkpoint(
    String key,
    int step,
    float[] weights,
    float[] means,
    float[] squares,
    float[] best,
    List<float[]> bestBias,
    double bestLoss,
    int looks,
    List<float[]> bias) {

  /** Writes it whole or not at all. */
  void write(Path file) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path part = file.resolveSibling(file.getFileName() + ".part");
      try (DataOutputStream out =
          new DataOutputStream(new java.io.BufferedOutputStream(Files.newOutputStream(part)))) {
        out.writeUTF(key);
        out.writeInt(step);
        out.writeInt(looks);
        out.writeDouble(bestLoss);
        for (float[] values : List.of(weights, means, squares, best)) {
          write(out, values);
        }
        out.writeInt(bias.size());
        for (int block = 0; block < bias.size(); block++) {
          write(out, bias.get(block));
          write(out, bestBias.get(block));
        }
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ModelException(file + " can not be written: " + e.getMessage(), e);
    }
  }

  /** The checkpoint of this training; empty when there is none. */
  static Optional<Checkpoint> read(Path file, String key) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(key)) {
        return Optional.empty();
      }
      int step = in.readInt();
      int looks = in.readInt();
      double bestLoss = in.readDouble();
      float[] weights = read(in);
      float[] means = read(in);
      float[] squares = read(in);
      float[] best = read(in);
      List<float[]> bias = new ArrayList<>();
      List<float[]> bestBias = new ArrayList<>();
      for (int blocks = in.readInt(); blocks > 0; blocks--) {
        bias.add(read(in));
        bestBias.add(read(in));
      }
      return Optional.of(
          new Checkpoint(
              key, step, weights, means, squares, best, bestBias, bestLoss, looks, bias));
    } catch (IOException e) {
      throw new ModelException(file + " is damaged; delete it to train from the start", e);
    }
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    bytes.asFloatBuffer().put(values);
    out.writeInt(values.length);
    out.write(bytes.array());
  }

  private static float[] read(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    ByteBuffer.wrap(in.readNBytes(4 * values.length)).asFloatBuffer().get(values);
    return values;
  }
}
