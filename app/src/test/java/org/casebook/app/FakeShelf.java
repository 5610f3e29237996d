package org.casebook.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.casebook.runtime.catalogue.InstallProgress;
import org.casebook.runtime.catalogue.InstallProgress.Phase;
import org.casebook.runtime.catalogue.ModelEntry;
import org.casebook.runtime.catalogue.ModelEntry.State;
import org.casebook.runtime.catalogue.ModelShelf;
import org.casebook.runtime.log.EventLog.Subscription;

/** A shelf of four models in four states; a test moves an installation on by hand. */
public final class FakeShelf implements ModelShelf {
  /** The one that can be installed. */
  public static final String LARGE = "large-encoder:2";

  /** The one that could decide. */
  public static final String CHALLENGER = "nudity:4";

  private boolean measured;

  private final Map<String, ModelEntry> entries = new LinkedHashMap<>();
  private final Map<String, InstallProgress> progress = new LinkedHashMap<>();
  private final List<Consumer<InstallProgress>> listeners = new CopyOnWriteArrayList<>();

  /** Four models: bundled, to be had, installed, and damaged. */
  public FakeShelf() {
    put("harm-heads:1", State.BUNDLED, "Text harm scores", Optional.empty());
    put(LARGE, State.AVAILABLE, "Sentence vectors in many languages", Optional.empty());
    put("nudity:4", State.INSTALLED, "Nudity in images", Optional.empty());
    put(
        "toxic:1",
        State.DAMAGED,
        "A classifier of our own",
        Optional.of("toxic:1: features.json: the field \"scores\" is missing: give a text"));
  }

  private void put(String id, State state, String title, Optional<String> problem) {
    entries.put(
        id,
        new ModelEntry(
            id,
            state,
            Optional.of(
                new ModelEntry.Card(
                    title,
                    "text-classifier",
                    "Maven org.example:" + id,
                    "Apache-2.0",
                    true,
                    25_000_000,
                    List.of("eng", "deu"),
                    List.of("input_ids int64[1,tokens]: word pieces"),
                    List.of("logits float32[1,2]: two scores"),
                    "A second opinion.",
                    List.of("Calls reclaimed words toxic."),
                    Map.of("processor time", "3 ms for a text of 18 words"))),
            problem,
            Optional.empty(),
            id.startsWith("toxic"),
            new ModelEntry.Standing(
                id.equals("harm-heads:1"),
                id.equals(CHALLENGER) && !measured,
                id.equals(CHALLENGER) && measured ? List.of("no better, n 40") : List.of()),
            Map.of("model.onnx", "ab".repeat(32))));
  }

  /** The installation goes a step further. */
  public void step(String id, Phase phase, long done) {
    InstallProgress step = new InstallProgress(id, phase, done, 25_000_000, "");
    synchronized (progress) {
      progress.put(id, step);
    }
    if (phase == Phase.INSTALLED) {
      put(id, State.INSTALLED, "Sentence vectors in many languages", Optional.empty());
    }
    listeners.forEach(listener -> listener.accept(step));
  }

  @Override
  public List<ModelEntry> entries() {
    return new ArrayList<>(entries.values());
  }

  @Override
  public List<InstallProgress> installations() {
    synchronized (progress) {
      return List.copyOf(progress.values());
    }
  }

  @Override
  public void install(String id) {
    step(id, Phase.QUEUED, 0);
  }

  @Override
  public void promote(String id) {
    step(id, Phase.MEASURING, 0);
  }

  /** The promotion ends: the model was rejected. */
  public void rejected(String id) {
    measured = true;
    put(id, State.INSTALLED, "Nudity in images", Optional.empty());
    synchronized (progress) {
      progress.remove(id);
    }
    InstallProgress last = new InstallProgress(id, Phase.MEASURING, 1, 1, "");
    listeners.forEach(listener -> listener.accept(last));
  }

  @Override
  public void cancel(String id) {
    step(id, Phase.CANCELLED, 0);
  }

  @Override
  public Optional<String> verify(String id) {
    return Optional.ofNullable(entries.get(id)).flatMap(ModelEntry::problem);
  }

  @Override
  public void remove(String id) {
    entries.remove(id);
  }

  @Override
  public Path folder() {
    return Path.of("models");
  }

  @Override
  public Subscription watch(Consumer<InstallProgress> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
