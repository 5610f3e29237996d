package org.casebook.runtime.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.runtime.domain.CasebookException;

/**
 * Opens each model file once, when it is first needed, and keeps it until closed. Safe for several
 * threads, as are the sessions themselves.
 *
 * <p>A session runs on the graphics processor where one answers, else on the CPU; where one session
 * can not be opened there, that session alone falls back, and {@link #placements} says why.
 */
public final class OnnxSessions implements AutoCloseable {
  private final Accelerator accelerator;
  private final Map<String, OnnxSession> open = new HashMap<>();
  private final Map<String, Placement> placements = new TreeMap<>();
  private boolean closed;

  /** Sessions on the best provider of this machine. */
  public OnnxSessions() {
    this(new Accelerator());
  }

  /** Sessions that try this accelerator first. */
  OnnxSessions(Accelerator accelerator) {
    this.accelerator = accelerator;
  }

  /**
   * What sessions run on unless one of them has to fall back, found out by opening a tiny one.
   *
   * @throws CasebookException when ONNX Runtime does not load on this machine
   */
  public Placement provider() {
    return accelerator.probe(environment());
  }

  /** What each session that was opened so far runs on, by name. */
  public List<Placement> placements() {
    synchronized (open) {
      return List.copyOf(placements.values());
    }
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
      return open.computeIfAbsent(model.version() + "/" + file, name -> create(name, model, file));
    }
  }

  /** A session of a model in memory, on the processor; whoever asked closes it. */
  OnnxSession session(String name, byte[] model) {
    OrtEnvironment environment = environment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      return new OnnxSession(name, environment, environment.createSession(model, options));
    } catch (OrtException e) {
      throw new CasebookException(
          name + " is not a model that ONNX Runtime can run: " + e.getMessage(), e);
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

  private OnnxSession create(String name, StoredModel model, String file) {
    OrtEnvironment environment = environment();
    Placement best = accelerator.probe(environment);
    Optional<String> fallback = best.fallback();
    if (best.provider() == ExecutionProvider.CUDA) {
      try {
        OrtSession session = create(environment, model, file, ExecutionProvider.CUDA);
        placements.put(name, new Placement(name, ExecutionProvider.CUDA, Optional.empty()));
        return new OnnxSession(name, environment, session);
      } catch (OrtException refused) {
        fallback = Optional.of(Accelerator.reason(refused));
      }
    }
    try {
      OrtSession session = create(environment, model, file, ExecutionProvider.CPU);
      placements.put(name, new Placement(name, ExecutionProvider.CPU, fallback));
      return new OnnxSession(name, environment, session);
    } catch (OrtException e) {
      throw new CasebookException(
          name
              + " is not a model that ONNX Runtime can run ("
              + e.getMessage()
              + "): run `casebook models verify`",
          e);
    }
  }

  private OrtSession create(
      OrtEnvironment environment, StoredModel model, String file, ExecutionProvider provider)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(provider.settings().threads());
      options.setInterOpNumThreads(1);
      options.addConfigEntry(
          EncoderSpecification.SPINNING_KEY, EncoderSpecification.SPINNING_VALUE);
      if (provider == ExecutionProvider.CUDA) {
        accelerator.attachTo(options);
      }
      Optional<Path> path = model.path(file);
      return path.isPresent()
          ? environment.createSession(path.get().toString(), options)
          : environment.createSession(model.bytes(file), options);
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
