package org.casebook.runtime.media;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One question to the decoding process. On the wire: length, operation, path, count, numbers; all
 * big-endian as {@link DataOutputStream} writes them.
 *
 * @param numbers arguments, as the operation says
 */
record DecodingRequest(Operation operation, Path file, List<Long> numbers) {
  private static final int LONGEST = 1 << 16;

  DecodingRequest {
    numbers = List.copyOf(numbers);
  }

  static DecodingRequest of(Operation operation, Path file, long... numbers) {
    List<Long> list = new ArrayList<>();
    for (long number : numbers) {
      list.add(number);
    }
    return new DecodingRequest(operation, file, list);
  }

  /** What can be asked. */
  enum Operation {
    /** Answer: {@link MediaFacts}. */
    PROBE,
    /** Answer: big-endian 16-bit samples, 16 kHz, one channel. */
    SOUND,
    /** Longest step in milliseconds, most moments. Answer: {@link Moment}s. */
    SCAN,
    /** Milliseconds, longest side. Answer: a {@link DecodedImage}. */
    FRAME,
    /** Answer: a {@link DecodedImage}. */
    IMAGE,
    /** Answer: how many frames the video track gave. */
    COUNT
  }

  void write(DataOutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream message = new DataOutputStream(bytes);
    message.writeUTF(operation.name());
    message.writeUTF(file.toString());
    message.writeInt(numbers.size());
    for (long number : numbers) {
      message.writeLong(number);
    }
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws java.io.EOFException at the end of the stream
   */
  static DecodingRequest read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length <= 0 || length > LONGEST) {
      throw new IOException("a request of " + length + " bytes");
    }
    Operation operation = Operation.valueOf(in.readUTF());
    Path file = Path.of(in.readUTF());
    List<Long> numbers = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      numbers.add(in.readLong());
    }
    return new DecodingRequest(operation, file, numbers);
  }
}
