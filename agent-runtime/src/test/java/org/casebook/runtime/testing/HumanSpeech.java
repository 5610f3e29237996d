package org.casebook.runtime.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.global.avcodec;

/** Real people speaking English, from the Debian package {@code pocketsphinx-testdata}. */
public final class HumanSpeech {
  private static final Path FOLDER = Path.of("/usr/share/pocketsphinx/test/data");

  private HumanSpeech() {}

  /** "go forward ten meters" as a WAV file; a test that can not have it is skipped. */
  public static Path goForward(Path folder) throws Exception {
    need();
    ByteBuffer raw =
        ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve("goforward.raw")))
            .order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[raw.remaining() / 2];
    raw.asShortBuffer().get(samples);
    return MadeMedia.audio(
        folder.resolve("goforward.wav"), "wav", avcodec.AV_CODEC_ID_PCM_S16LE, samples);
  }

  /** Sentences of "Sense and Sensibility" read for LibriVox: file, and what is said in it. */
  public static Map<Path, String> novel() throws IOException {
    need();
    Path novel = FOLDER.resolve("librivox");
    List<String> files = Files.readAllLines(novel.resolve("fileids"));
    List<String> said = Files.readAllLines(novel.resolve("transcription"));
    Map<Path, String> sentences = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      String words = said.get(i).replaceAll("</?s>|\\(.*\\)", "").trim();
      sentences.put(novel.resolve(files.get(i) + ".wav"), words);
    }
    return sentences;
  }

  private static void need() {
    assumeTrue(
        Files.isDirectory(FOLDER),
        "no recorded speech here; on Debian: apt-get install pocketsphinx-testdata");
  }
}
