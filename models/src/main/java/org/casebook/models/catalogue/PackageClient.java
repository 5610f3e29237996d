package org.casebook.models.catalogue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Fetches packages by running the registry's ordinary client as a child process, so that mirrors,
 * proxies and credentials are those that the person has set up already.
 */
final class PackageClient {
  private static final int POLL_MILLIS = 200;
  private static final int SHOWN_LINES = 3;
  private final Map<String, String> environment;

  /**
   * A client that looks for programs on the {@code PATH} of this environment.
   *
   * @param environment as of {@link System#getenv()}; tests pass their own
   */
  PackageClient(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * Fetches one package.
   *
   * @param folder an empty folder that will hold the package alone
   * @param goOn told the bytes seen so far; false stops the client
   * @return the fetched file, or empty when stopped
   * @throws FetchException when the client is missing or fails
   */
  Optional<Path> fetch(PackageSource source, Path folder, LongPredicate goOn)
      throws FetchException, IOException, InterruptedException {
    Path program =
        program(source.client())
            .orElseThrow(
                () ->
                    new FetchException(
                        source.client() + " is not on the PATH: " + source.remedy() + ", then"));
    Path log = Files.createTempFile(folder.toAbsolutePath().getParent(), ".fetch-", ".log");
    try {
      Process process = start(program, source, folder, log);
      if (!finished(process, () -> source.seen(environment, folder), goOn)) {
        return Optional.empty();
      }
      if (process.exitValue() != 0) {
        throw new FetchException(
            source + " could not be fetched (" + lastLines(log) + "): check the network, then");
      }
      return Optional.of(onlyFile(source, folder));
    } finally {
      Files.deleteIfExists(log);
    }
  }

  private Process start(Path program, PackageSource source, Path folder, Path log)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    if (source instanceof PackageSource.Maven) {
      // Maven 3.8 and older do not read MAVEN_ARGS by themselves.
      Arrays.stream(environment.getOrDefault("MAVEN_ARGS", "").trim().split("\\s+"))
          .filter(argument -> !argument.isEmpty())
          .forEach(command::add);
    }
    command.addAll(source.arguments(folder));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().remove("MAVEN_ARGS");
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  /** Windows has PATHEXT, starts only files with an extension, and may spell the variable Path. */
  private Optional<Path> program(String name) {
    List<String> names =
        environment.containsKey("PATHEXT") ? List.of(name + ".cmd", name + ".exe") : List.of(name);
    String path =
        environment.entrySet().stream()
            .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("");
    return Arrays.stream(path.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> names.stream().map(file -> Path.of(folder, file)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Waits for the end; whatever else happens, the child does not outlive this call. */
  private static boolean finished(Process process, LongSupplier seen, LongPredicate goOn)
      throws InterruptedException {
    try {
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!goOn.test(seen.getAsLong())) {
          return false;
        }
      }
      return true;
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static Path onlyFile(PackageSource source, Path folder)
      throws IOException, FetchException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow(
              () -> new FetchException(source + " brought no file: check it by hand, then"));
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
    return String.join("; ", lines.subList(0, Math.min(SHOWN_LINES, lines.size())));
  }
}
