package org.casebook.runtime.mcpserver;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The lines of a client on their way to the SDK, each at most as long as a message may be. A longer
 * one is answered here, as the SDK would end the session.
 */
final class MessageLines extends InputStream {
  private final InputStream in;
  private final CallRegister register;
  private final WholeLines answers;
  private final Runnable ended;
  private byte[] line = {};
  private int next;

  MessageLines(InputStream in, CallRegister register, WholeLines answers, Runnable ended) {
    this.in = new BufferedInputStream(in);
    this.register = register;
    this.answers = answers;
    this.ended = ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    while (next == line.length) {
      if (!fill()) {
        ended.run();
        return -1;
      }
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, bytes, offset, count);
    next += count;
    return count;
  }

  /** Reads the next line; false at the end. */
  private boolean fill() throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    long length = 0;
    int b = in.read();
    if (b < 0) {
      return false;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (++length <= CasebookServer.LARGEST_MESSAGE) {
        read.write(b);
      }
    }
    next = 0;
    line = new byte[0];
    if (length > CasebookServer.LARGEST_MESSAGE) {
      answers.insert(Gate.error(Gate.tooLarge()));
    } else if (length > 0) {
      Optional<byte[]> message = register.pass("stdio", read.toByteArray());
      if (message.isPresent()) {
        line = Arrays.copyOf(message.get(), message.get().length + 1);
        line[line.length - 1] = '\n';
      }
    }
    return true;
  }
}
