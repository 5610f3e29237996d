package org.casebook.runtime.media;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The decoding process: answers requests from standard input on standard output until its input
 * ends. Strangers' files are opened only here, so that what goes wrong with them ends this process
 * and no other.
 */
public final class DecodingMain {
  private static final int OUT_OF_MEMORY = 3;

  private DecodingMain() {}

  /**
   * Serves one parent.
   *
   * @param args the limits, as {@link MediaLimitsText} writes them
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
    // Nothing but answers may stand between the answers.
    System.setOut(System.err);
    MediaLimits limits = MediaLimitsText.parse(args[0]);
    BlockingQueue<DecodingRequest> requests = new LinkedBlockingQueue<>();
    Thread reader = new Thread(() -> listen(requests), "requests");
    reader.setDaemon(true);
    reader.start();
    DecodingService service = new DecodingService(limits);
    while (true) {
      answer(service, requests.take(), out);
    }
  }

  /** Ends the process with its parent, however that ended, even in the middle of a file. */
  private static void listen(BlockingQueue<DecodingRequest> requests) {
    try (DataInputStream in = new DataInputStream(System.in)) {
      while (true) {
        requests.add(DecodingRequest.read(in));
      }
    } catch (IOException end) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void answer(DecodingService service, DecodingRequest request, DataOutputStream out)
      throws IOException {
    try {
      service.answer(request, piece -> DecodingAnswer.data(out, piece, piece.length));
      DecodingAnswer.end(out);
    } catch (UnreadableMediaException e) {
      DecodingAnswer.refused(out, e.problem(), e.remedy());
    } catch (LinkageError e) {
      DecodingAnswer.refused(
          out,
          "FFmpeg does not load here (" + e.getMessage() + ")",
          "build Casebook on this machine; see docs/media.md");
    } catch (OutOfMemoryError e) {
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    } catch (RuntimeException e) {
      DecodingAnswer.refused(
          out,
          MediaFiles.name(request.file()) + " is broken (" + e + ")",
          "copy it again from where it came from, or judge it by eye");
    }
  }
}
