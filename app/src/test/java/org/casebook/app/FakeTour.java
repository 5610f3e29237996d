package org.casebook.app;

import java.nio.file.Files;
import java.util.concurrent.Executors;

/** Takes the tour with the fake runtime: for working on the screens without models. */
final class FakeTour {
  private FakeTour() {}

  public static void main(String[] args) throws Exception {
    TourOptions options = TourOptions.parse(args);
    Tour.headless(options);
    System.exit(
        Tour.film(
            new FakeRuntime(Executors.newSingleThreadExecutor()),
            Files.createTempDirectory("fake-tour"),
            options));
  }
}
