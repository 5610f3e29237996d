package org.casebook.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.EventSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperTest {
  private static final int FLIPS = Integer.getInteger("casebook.flips", 30);

  @TempDir private Path folder;

  @Test
  void aFlippedBitAnywhereIsReportedOrChangesNothingThatIsRead() throws Exception {
    Path sound = folder.resolve("sound.db");
    try (SqliteLog log = SqliteLog.open(sound, Clock.systemUTC())) {
      log.appendAll(EventSamples.history(), Optional.empty());
    }
    List<String> before = content(sound);
    byte[] bytes = Files.readAllBytes(sound);
    Path flipped = folder.resolve("flipped.db");
    Random random = new Random(42);
    int reported = 0;
    for (int i = 0; i < FLIPS; i++) {
      int at = random.nextInt(bytes.length);
      byte bit = (byte) (1 << random.nextInt(8));
      bytes[at] = (byte) (bytes[at] ^ bit);
      Files.write(flipped, bytes);
      bytes[at] = (byte) (bytes[at] ^ bit);
      if (reported(flipped)) {
        reported++;
      } else {
        List<String> after = content(flipped);
        after.removeAll(before);
        assertThat(after).as("rows changed unnoticed by byte %d, bit %d", at, bit).isEmpty();
      }
    }
    assertThat(reported).isPositive();
  }

  private boolean reported(Path file) {
    try {
      return !StoreVerification.of(new StoreLocation(file, folder.resolve("media"))).sound();
    } catch (CasebookException e) {
      return true; // it can not even be opened, and says so
    }
  }

  private static List<String> content(Path file) throws SQLException {
    return Surgery.dump(file, "event", "payload", "head", "queue", "run");
  }
}
