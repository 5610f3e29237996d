package org.casebook.runtime.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.runtime.domain.CasebookException;

/**
 * The limit: ONNX Runtime alone on word pieces that were made before the clock started, one text
 * per run, one thread per run, as many workers as processors, results not even copied.
 */
final class BareEncoder implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final ExecutorService workers;
  private final int width = Runtime.getRuntime().availableProcessors();

  BareEncoder(StoredModel model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(EncoderSpecification.INTRA_OP_THREADS);
      options.setInterOpNumThreads(1);
      options.addConfigEntry(
          EncoderSpecification.SPINNING_KEY, EncoderSpecification.SPINNING_VALUE);
      this.session = environment.createSession(model.bytes("model.onnx"), options);
      this.workers = Executors.newFixedThreadPool(width);
    } catch (OrtException e) {
      throw new CasebookException(model.version() + " does not open: " + e.getMessage(), e);
    }
  }

  /** Runs the network over each row of word piece ids, longest rows first. */
  void run(List<long[]> rows) throws InterruptedException {
    AtomicInteger taken = new AtomicInteger();
    Callable<Boolean> worker =
        () -> {
          int turn = taken.getAndIncrement();
          while (turn < rows.size()) {
            run(rows.get(turn));
            turn = taken.getAndIncrement();
          }
          return true;
        };
    try {
      for (Future<Boolean> done :
          workers.invokeAll(IntStream.range(0, width).mapToObj(i -> worker).toList())) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new CasebookException("bare ONNX Runtime failed: " + e.getCause(), e);
    }
  }

  private void run(long[] ids) throws OrtException {
    long[] shape = {1, ids.length};
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor pieces = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    EncoderSpecification.INPUT_IDS, pieces,
                    EncoderSpecification.ATTENTION_MASK, mask,
                    EncoderSpecification.TOKEN_TYPE_IDS, types))) {
      if (result.size() != 1) {
        throw new CasebookException("the encoder gave " + result.size() + " results, not one");
      }
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    try {
      session.close();
    } catch (OrtException e) {
      throw new CasebookException("a session did not close: " + e.getMessage(), e);
    }
  }
}
