package org.casebook.runtime.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a card is a recogniser, without code; a wrong one says what is wrong. */
class ModelRecognisersTest {
  private static final String WHISPER =
      "{\"engine\": \"whisper.cpp\", \"model\": \"ggml-tiny.bin\", \"trusted\": 0.4}";

  @TempDir Path models;
  @TempDir Path programs;

  private static final List<Utterance> SPEECH =
      List.of(new Utterance(5_000, new short[16_000]), new Utterance(9_000, new short[8_000]));

  @BeforeEach
  void need() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "stand-in programs are shell scripts");
  }

  private Path drop(String name, String features) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    Files.writeString(folder.resolve("features.json"), features);
    Files.writeString(
        folder.resolve("card.json"),
        """
        {"name": "%s", "version": "1", "kind": "speech-recogniser", "source": "made in a test",
         "licence": "MIT", "languages": ["deu"]}
        """
            .formatted(name));
    return folder;
  }

  private Recognisers known() {
    return Recognisers.known(Map.of("PATH", programs.toString()), new Catalogue(models));
  }

  private SpeechRecogniser named(String name) {
    return known().all().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  private void program(String script) throws IOException {
    Path program = programs.resolve("whisper-cli");
    Files.writeString(program, "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private void whisper() throws IOException {
    Files.write(
        drop("whisper-tiny", WHISPER).resolve("ggml-tiny.bin"), new byte[] {'l', 'm', 'g', 'g'});
  }

  @Test
  void thePersonsOwnGoFirstAndTheSlowOneLast() throws IOException {
    program("exit 0");
    whisper();
    drop("a-german", "{\"engine\": \"vosk\"}");
    drop("a-slow", "{\"engine\": \"sphinx4\", \"dictionary\": \"d\", \"languageModel\": \"l\"}");

    assertThat(known().all())
        .extracting(SpeechRecogniser::name)
        .containsExactly("whisper-tiny:1", "a-german:1", "pocketsphinx", "a-slow:1");
    assertThat(known().usable().orElseThrow().name()).isEqualTo("whisper-tiny:1");
    assertThat(named("whisper-tiny:1").trusted()).isEqualTo(0.4);
    assertThat(named("a-slow:1").longest()).isEqualTo(Duration.ofSeconds(15));
    assertThat(named("a-slow:1").languages()).containsExactly("deu");
  }

  @Test
  void whatIsWrongIsSaid() throws IOException {
    drop("whisper-tiny", WHISPER);
    assertThat(problem("whisper-tiny:1")).contains("CASEBOOK_WHISPER");
    program("exit 0");
    assertThat(problem("whisper-tiny:1")).contains("ggml-tiny.bin is not there");
    Files.write(models.resolve("whisper-tiny/ggml-tiny.bin"), new byte[] {'P', 'K', 3, 4});
    assertThat(problem("whisper-tiny:1")).contains("no Whisper model in ggml format");

    Path german = drop("german", "{\"engine\": \"vosk\", \"folder\": \"model\"}");
    assertThat(problem("german:1"))
        .contains("am/final.mdl")
        .contains(german.resolve("model") + " ");
    Files.createDirectories(german.resolve("model/am"));
    Files.write(german.resolve("model/am/final.mdl"), new byte[8]);
    assertThat(named("german:1").problem().filter(said -> !said.contains("profile vosk")))
        .isEmpty();

    drop("wrong", "{\"engine\": \"kaldi\"}");
    assertThat(problem("wrong:1")).contains("wrong:1: features.json: the field \"engine\"");
    drop("unsure", "{\"engine\": \"vosk\", \"trusted\": 7}");
    assertThat(problem("unsure:1")).contains("\"trusted\"").contains("from 0 to 1");
  }

  private String problem(String name) {
    return named(name).problem().orElseThrow();
  }

  @Test
  void aModelMayLieElsewhere() throws IOException {
    Path elsewhere =
        Files.write(programs.resolve("ggml-base.bin"), new byte[] {'l', 'm', 'g', 'g'});
    program("exit 0");
    drop("whisper-base", "{\"engine\": \"whisper.cpp\", \"model\": \"" + elsewhere + "\"}");
    assertThat(named("whisper-base:1").problem()).isEmpty();
  }

  /** The program stands in for whisper.cpp: it writes what that writes, where it was told to. */
  @Test
  void theProgramIsAskedOnceForAllUtterances() throws Exception {
    whisper();
    program(
        """
        echo "$@" > arguments.txt
        [ -s 0.wav ] && [ -s 1.wav ] || exit 3
        [ "$(env | grep -c SECRET)" = 0 ] || exit 4
        for i in 0 1; do
          echo '{"transcription": [{"tokens": [{"text": " ja", "p": 0.8,' > $i.json
          echo '"offsets": {"from": 100, "to": 90000}}]}]}' >> $i.json
        done
        grep -q -- "--output-json-full --file 0.wav --output-file 0 --file 1.wav" arguments.txt
        """);

    assertThat(named("whisper-tiny:1").transcribe(SPEECH).words())
        .containsExactly(
            new SpokenWord("ja", 5_100, 6_000, 0.8), new SpokenWord("ja", 9_100, 9_500, 0.8));
  }

  @Test
  void aProgramThatFailsOrSaysNothingIsToldApart() throws Exception {
    whisper();
    program("echo 'error: unknown argument' >&2; exit 0");
    assertThatThrownBy(() -> named("whisper-tiny:1").transcribe(SPEECH))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("wrote no words (error: unknown argument)");
    program("echo 'out of memory' >&2; exit 1");
    assertThatThrownBy(() -> named("whisper-tiny:1").transcribe(SPEECH))
        .hasMessageContaining("failed (out of memory)");
  }

  @Test
  void anInterruptEndsTheProgram() throws Exception {
    whisper();
    program("echo $$ > " + programs.resolve("pid") + "\nexec sleep 600");
    Thread listener =
        new Thread(
            () ->
                assertThatThrownBy(() -> named("whisper-tiny:1").transcribe(SPEECH))
                    .isInstanceOf(InterruptedException.class));
    listener.start();
    Path pid = programs.resolve("pid");
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.sleep(20);
    }
    listener.interrupt();
    listener.join();
    Optional<ProcessHandle> process =
        ProcessHandle.of(Long.parseLong(Files.readString(pid).trim()));
    process.ifPresent(handle -> handle.onExit().join());
    assertThat(process.filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aProgramIsKilledAtItsLimits() throws Exception {
    List<String> sleeping = List.of("/bin/sh", "-c", "exec sleep 600");
    assertThatThrownBy(
            () ->
                Command.run(
                    "a program",
                    sleeping,
                    programs,
                    new Command.Limits(Duration.ofMillis(1), Long.MAX_VALUE)))
        .hasMessageContaining("took longer than");
    assumeTrue(Files.isReadable(Path.of("/proc/self/status")), "memory is told on Linux only");
    assertThatThrownBy(
            () ->
                Command.run(
                    "a program", sleeping, programs, new Command.Limits(Duration.ofHours(1), 1)))
        .hasMessageContaining("of memory");
  }

  @Test
  void onRequestOneListensLonger() throws IOException {
    program("exit 0");
    whisper();
    Recognisers asked =
        known().onRequest(Optional.of("whisper-tiny"), Optional.of(Duration.ofHours(1)));
    assertThat(asked.usable().orElseThrow().longest()).isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(() -> known().onRequest(Optional.of("siri"), Optional.empty()))
        .hasMessageContaining("there are whisper-tiny:1, pocketsphinx");
  }

  @Test
  void whatIsDroppedLaterIsSeenAfterAnotherLook() throws IOException {
    Recognisers recognisers = known();
    assertThat(recognisers.all()).hasSize(1);
    drop("german", "{\"engine\": \"vosk\"}");
    recognisers.rescan();
    assertThat(recognisers.all()).hasSize(2);
  }
}
