package org.casebook.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Expected texts kept beside the tests. {@code -Dcasebook.accept=true} writes what the tests got;
 * look at the difference in version control before you keep it.
 */
public final class Golden {
  private static final Path FOLDER =
      Path.of(System.getProperty("casebook.root", ".."), "agent-runtime/src/test/resources/golden");

  private Golden() {}

  /** Fails unless this text equals the file of this name. */
  public static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("casebook.accept")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, actual);
    }
    assertThat(file).as("expected text; -Dcasebook.accept=true writes it").exists();
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
