package org.casebook.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.speech.Recognisers;
import org.casebook.runtime.tool.MediaShelf;
import org.casebook.runtime.tool.ToolInput;
import org.casebook.runtime.tool.TranscribeSpeech;

/**
 * Listens to one recording because a person asks: with a recogniser of their choice, and for longer
 * than the agent would. Keeps nothing.
 */
public final class SpeechLab implements AutoCloseable {
  private static final String ITEM = "recording";

  private final Catalogue catalogue;
  private final Recognisers recognisers;
  private final OnnxSessions sessions = new OnnxSessions();
  private final MediaDecoder decoder = new MediaDecoder(MediaLimits.STANDARD);

  /**
   * Opens the recognisers of a workspace.
   *
   * @param environment of the process: where programs are
   */
  public SpeechLab(Workspace workspace, Map<String, String> environment) {
    this.catalogue = new Catalogue(workspace.models());
    this.recognisers = Recognisers.known(environment, catalogue);
  }

  /**
   * What is said in a recording or a video, as the tool {@code transcribe_speech} tells it.
   *
   * @param recogniser its name; empty for the first that can be used
   * @param longest the longest speech that is listened to; empty for the recogniser's own
   * @throws CasebookException when it can not be used, or the speech detector is missing
   */
  public ToolResult transcribe(Path file, Optional<String> recogniser, Optional<Duration> longest)
      throws InterruptedException {
    TranscribeSpeech tool =
        new TranscribeSpeech(
            catalogue, sessions, decoder, recognisers.onRequest(recogniser, longest));
    tool.unavailable()
        .ifPresent(
            missing -> {
              throw new CasebookException(missing.reason() + ": " + missing.remedy());
            });
    String name = String.valueOf(file.getFileName());
    return tool.run(
        new ToolInput(
            ToolCall.of("call-1", tool.spec().name(), ITEM),
            new ContentItem.Media(ITEM, ItemKind.AUDIO, Digest.sha256(name), name),
            CaseContext.unknown(),
            Optional.of(file),
            new Nowhere(),
            List.of()));
  }

  /** Keeps no file: the tool derives none. */
  private record Nowhere() implements MediaShelf {
    @Override
    public Optional<Path> find(String sha256) {
      return Optional.empty();
    }

    @Override
    public String keep(byte[] file) {
      throw new CasebookException("nothing is kept on request");
    }

    @Override
    public String keep(Path file) {
      throw new CasebookException("nothing is kept on request");
    }
  }

  @Override
  public void close() {
    decoder.close();
    sessions.close();
  }
}
