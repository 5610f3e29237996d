package org.casebook.runtime.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One running decoding process. Used by one thread at a time; any thread may kill it. */
final class DecodingProcess implements AutoCloseable {
  private static final String HEAP = "-Xmx512m";

  /** What native libraries and the Java platform need; secrets of the parent stay with it. */
  private static final Set<String> PASSED_ON =
      Set.of(
          "HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "SYSTEMROOT", "LD_LIBRARY_PATH", "LANG");

  private final Process process;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private long usedNanos = System.nanoTime();

  private DecodingProcess(Process process) {
    this.process = process;
    this.requests = new DataOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
  }

  /**
   * Starts a process.
   *
   * @throws IOException where this Java installation has no program to start
   */
  static DecodingProcess start(MediaLimits limits) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaProgram.path());
    command.addAll(
        List.of(
            HEAP,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            // A crash is an answer, not a file left behind.
            "-XX:+ErrorFileToStderr",
            "-XX:-CreateCoredumpOnCrash",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.nopointergc=true",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-Dorg.bytedeco.javacpp.maxBytes=0"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
    command.addAll(List.of(DecodingMain.class.getName(), MediaLimitsText.of(limits)));
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment
        .keySet()
        .removeIf(name -> !PASSED_ON.contains(name.toUpperCase(java.util.Locale.ROOT)));
    return new DecodingProcess(builder.start());
  }

  /**
   * Asks and reads the whole answer.
   *
   * @throws UnreadableMediaException when the process refused the file; it can be asked again
   * @throws IOException when the process ended or said what it should not; it must be killed
   */
  void ask(DecodingRequest request, DecodingAnswer.Sink sink) throws IOException {
    request.write(requests);
    DecodingAnswer.read(answers, sink);
    usedNanos = System.nanoTime();
  }

  boolean alive() {
    return process.isAlive();
  }

  long idleNanos() {
    return System.nanoTime() - usedNanos;
  }

  /** Memory that it holds now; empty where the system does not tell. */
  Optional<Long> residentBytes() {
    return ResidentMemory.of(process.pid());
  }

  void kill() {
    process.destroyForcibly();
  }

  /** How it ended, for people. */
  String ending() {
    try {
      return process.waitFor(1, TimeUnit.SECONDS)
          ? "exit code " + process.exitValue()
          : "no answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "no answer";
    }
  }

  @Override
  public void close() {
    kill();
    try {
      requests.close();
    } catch (IOException gone) {
      // It is gone already, which is what was wanted.
    }
  }
}
