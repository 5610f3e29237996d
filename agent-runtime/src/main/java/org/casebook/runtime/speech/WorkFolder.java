package org.casebook.runtime.speech;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.casebook.runtime.media.WaveFile;

/** A temporary folder with one file of raw sound for each utterance; gone when closed. */
final class WorkFolder implements AutoCloseable {
  private final Path folder;

  private WorkFolder(Path folder) {
    this.folder = folder;
  }

  /** Writes {@code 0.raw}, {@code 1.raw} ...: little-endian 16-bit samples. */
  static WorkFolder of(List<Utterance> speech) {
    try {
      WorkFolder work = new WorkFolder(Files.createTempDirectory("casebook-speech-"));
      for (int i = 0; i < speech.size(); i++) {
        write(work.folder.resolve(i + ".raw"), speech.get(i).samples());
      }
      return work;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, short[] samples) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(bytes.array());
    }
  }

  /** Writes {@code 0.wav}, {@code 1.wav} ... beside them, for programs that want a header. */
  List<String> waves(List<Utterance> speech) {
    List<String> names = new ArrayList<>();
    for (Utterance utterance : speech) {
      String name = names.size() + ".wav";
      try (WaveFile wave = new WaveFile(folder.resolve(name))) {
        wave.take(utterance.samples());
      }
      names.add(name);
    }
    return names;
  }

  Path path() {
    return folder;
  }

  /** The lines of a file that a program left here; empty when it left none. */
  List<String> lines(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> list = Files.list(folder)) {
      list.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.add(folder);
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
