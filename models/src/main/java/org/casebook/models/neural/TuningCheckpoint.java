package org.casebook.models.neural;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.models.ModelException;
import org.casebook.models.export.Tensor;

/**
 * One file to go on from after an interruption: a key that says what is being trained, the step,
 * what the optimiser remembers and the weights. It is replaced as a whole or not at all.
 *
 * @param file where it lies
 * @param key digest of everything that the training depends on; a file of another key is ignored
 */
public record TuningCheckpoint(Path file, String key) {
  private static final int MOST_DIMENSIONS = 8;

  /**
   * Where a training stands.
   *
   * @param step steps made
   * @param memory of the optimiser
   * @param weights all of them
   */
  public record State(int step, Map<String, Tensor> memory, Map<String, Tensor> weights) {}

  /** The state, when there is one of this training. */
  public Optional<State> load() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20))) {
      return in.readUTF().equals(key)
          ? Optional.of(new State(in.readInt(), tensors(in), tensors(in)))
          : Optional.empty();
    } catch (IOException e) {
      throw new ModelException(file + " can not be gone on from: delete it and start anew", e);
    }
  }

  /** Replaces the file. */
  public void save(State state) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 20))) {
        out.writeUTF(key);
        out.writeInt(state.step());
        tensors(state.memory(), out);
        tensors(state.weights(), out);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new ModelException(file + " can not be written: free some disk and go on", e);
    }
  }

  private static void tensors(Map<String, Tensor> tensors, DataOutputStream out)
      throws IOException {
    out.writeInt(tensors.size());
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      Tensor tensor = entry.getValue();
      out.writeUTF(entry.getKey());
      out.writeInt(tensor.shape().length);
      for (long size : tensor.shape()) {
        out.writeLong(size);
      }
      ByteBuffer bytes = ByteBuffer.allocate(tensor.values().length * Float.BYTES);
      bytes.asFloatBuffer().put(tensor.values());
      out.write(bytes.array());
    }
  }

  private static Map<String, Tensor> tensors(DataInputStream in) throws IOException {
    Map<String, Tensor> tensors = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = in.readUTF();
      int dimensions = in.readInt();
      if (dimensions < 0 || dimensions > MOST_DIMENSIONS) {
        throw new IOException("broken file");
      }
      long[] shape = new long[dimensions];
      long count = 1;
      for (int i = 0; i < dimensions; i++) {
        shape[i] = in.readLong();
        count *= shape[i];
      }
      byte[] bytes = new byte[Math.toIntExact(count * Float.BYTES)];
      in.readFully(bytes);
      float[] values = new float[(int) count];
      ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
      tensors.put(name, new Tensor(shape, values));
    }
    return tensors;
  }
}
