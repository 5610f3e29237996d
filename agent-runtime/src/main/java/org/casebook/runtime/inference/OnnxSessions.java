package org.casebook.runtime.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.runtime.domain.CasebookException;

/**
 * Opens each model file once, when it is first needed, and keeps it until closed. Safe for several
 * threads, as are the sessions themselves.
 *
 * <p>Everything runs on the CPU today. The list of providers that ONNX Runtime reports must not be
 * trusted: the GPU build lists CUDA on machines that have none.
 */
public final class OnnxSessions implements AutoCloseable {
  private final Map<String, OnnxSession> open = new HashMap<>();
  private boolean closed;

  /** What runs the models, for people. */
  public static String provider() {
    return "CPU";
  }

  /**
   * The session of one file of a model.
   *
   * @throws CasebookException when ONNX Runtime does not load here or refuses the file
   */
  OnnxSession session(StoredModel model, String file) {
    synchronized (open) {
      if (closed) {
        throw new CasebookException(model.version() + " was asked for after closing");
      }
      return open.computeIfAbsent(model.version() + "/" + file, key -> create(model, file));
    }
  }

  /** Closes all sessions, each after the runs in it have ended. */
  @Override
  public void close() {
    synchronized (open) {
      closed = true;
      open.values().forEach(OnnxSession::close);
      open.clear();
    }
  }

  private static OnnxSession create(StoredModel model, String file) {
    OrtEnvironment environment = environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(EncoderSpecification.INTRA_OP_THREADS);
      options.setInterOpNumThreads(1);
      options.addConfigEntry(
          EncoderSpecification.SPINNING_KEY, EncoderSpecification.SPINNING_VALUE);
      Optional<Path> path = model.path(file);
      OrtSession session =
          path.isPresent()
              ? environment.createSession(path.get().toString(), options)
              : environment.createSession(model.bytes(file), options);
      return new OnnxSession(model.version() + "/" + file, environment, session);
    } catch (OrtException e) {
      throw new CasebookException(
          model.version()
              + "/"
              + file
              + " is not a model that ONNX Runtime can run ("
              + e.getMessage()
              + "): run `casebook models verify`",
          e);
    }
  }

  private static OrtEnvironment environment() {
    try {
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "casebook");
    } catch (LinkageError e) {
      throw new CasebookException(
          "ONNX Runtime has no native library for "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ", or a system library is missing ("
              + e.getMessage()
              + "): models need Linux x64 or arm64, macOS arm64 or Windows x64",
          e);
    }
  }
}
