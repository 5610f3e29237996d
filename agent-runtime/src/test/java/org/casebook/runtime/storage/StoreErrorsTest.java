package org.casebook.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.EventSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreErrorsTest {
  @TempDir private Path folder;

  @Test
  void aFileThatIsNoDatabase() throws IOException {
    Path file = folder.resolve("casebook.db");
    Files.writeString(file, "not a database at all, ".repeat(100));
    refused(() -> open(file), file, "is not a database", "--home");
    refused(() -> Database.openForReading(file), file, "is not a database", "--home");
  }

  @Test
  void aDatabaseOfAnotherProgramIsLeftAsItIs() throws IOException {
    Path file = folder.resolve("other.db");
    Surgery.sql(file, "create table songs (title text)");
    byte[] before = Files.readAllBytes(file);
    refused(() -> open(file), file, "not a Casebook store", "--home");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aStoreOfANewerVersion() {
    Path file = folder.resolve("casebook.db");
    open(file).close();
    Surgery.sql(file, "pragma user_version = 99");
    refused(() -> open(file), file, "version 99", "update Casebook");
  }

  @Test
  void aLockedStore() throws SQLException {
    Path file = folder.resolve("casebook.db");
    try (SqliteLog log = SqliteLog.open(file, Clock.systemUTC(), 50);
        Connection other = Database.openForWriting(file, 50)) {
      Database.begin(other);
      refused(
          () -> log.append(EventSamples.opened("c"), Optional.empty()), file, "locked", "close it");
      Database.rollBack(other);
      assertThat(log.append(EventSamples.opened("c"), Optional.empty()).seq()).isEqualTo(1);
    }
  }

  @Test
  void aFolderThatIsAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x").resolve("casebook.db");
    refused(() -> open(file), file, "folder can not be created", "--home");
  }

  @Test
  void aFolderThatMayNotBeWritten() {
    Path closed = folder.resolve("closed");
    assertThat(closed.toFile().mkdir()).isTrue();
    assertThat(closed.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(closed), "this user may write everywhere");
    refused(() -> open(closed.resolve("casebook.db")), closed, "can not be opened");
  }

  @Test
  void aBackupThatMayOnlyBeReadCanStillBeVerified() throws IOException {
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path file = closed.resolve("casebook.db");
    try (SqliteLog log = open(file)) {
      log.append(EventSamples.opened("c"), Optional.empty());
    }
    assertThat(closed.toFile().setWritable(false)).isTrue();
    StoreReport report = StoreVerification.of(new StoreLocation(file, closed.resolve("media")));
    assertThat(report.problems()).isEmpty();
    assertThat(report.events()).isEqualTo(1);
    assertThat(closed.toFile().setWritable(true)).isTrue();
  }

  @Test
  void aFolderWithAnAwkwardName() {
    Path file = folder.resolve("a b?c=#d%20é").resolve("casebook.db");
    try (SqliteLog log = open(file)) {
      assertThat(log.append(EventSamples.opened("c"), Optional.empty()).seq()).isEqualTo(1);
    }
    assertThat(file).isRegularFile();
  }

  @Test
  void noStoreYet() {
    Path file = folder.resolve("none.db");
    refused(() -> Database.openForReading(file), file, "no store here", "--home");
    assertThat(file).doesNotExist();
  }

  @Test
  void aClosedLog() {
    Path file = folder.resolve("casebook.db");
    SqliteLog log = open(file);
    log.close();
    log.close();
    refused(() -> log.append(EventSamples.opened("c"), Optional.empty()), file, "closed");
    refused(() -> log.ofCase("c"), file, "closed");
  }

  private static SqliteLog open(Path file) {
    return SqliteLog.open(file, Clock.systemUTC());
  }

  private static void refused(ThrowingCallable call, Path file, String... says) {
    assertThatThrownBy(call)
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContainingAll(says);
  }
}
