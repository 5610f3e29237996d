package org.casebook.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.testing.HumanSpeech;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real engine on real speech, where its model is installed. */
class Sphinx4Test {
  @TempDir Path folder;

  @Test
  void wordsAreHeardWithTheirTimes() throws Exception {
    TestModels.requireInstalled(Recipes.SPHINX4);
    Path file = HumanSpeech.goForward(folder);
    SpeechRecogniser sphinx =
        Recognisers.known(Map.of(), TestModels.catalogue()).all().stream()
            .filter(one -> one.name().equals(Recipes.SPHINX4.model().toString()))
            .findFirst()
            .orElseThrow();
    assertThat(sphinx.problem()).isEmpty();

    Transcript transcript = sphinx.transcribe(List.of(new Utterance(60_000, samples(file))));

    assertThat(transcript.text()).isEqualTo("go forward ten meters");
    assertThat(transcript.words().get(1).startMillis()).isBetween(60_500L, 60_800L);
    assertThat(transcript.confidence()).isGreaterThan(sphinx.trusted());
  }

  private static short[] samples(Path file) {
    short[][] all = {new short[0]};
    try (MediaDecoder decoder = new MediaDecoder(MediaLimits.STANDARD)) {
      decoder.sound(
          file,
          piece -> {
            short[] longer = java.util.Arrays.copyOf(all[0], all[0].length + piece.length);
            System.arraycopy(piece, 0, longer, all[0].length, piece.length);
            all[0] = longer;
          });
    }
    return all[0];
  }
}
