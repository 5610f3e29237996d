package org.casebook.runtime.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.casebook.runtime.ModerationLab;
import picocli.CommandLine.Option;

/** How the moderation model is trained, for whoever trains or measures it. */
final class ModerationOptions {
  @Option(
      names = "--data",
      description =
          "folder of labelled data (.jsonl.gz); without it made-up samples and quads alone")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--most",
      defaultValue = "800",
      description = "rows of one source that are used (default: ${DEFAULT-VALUE})")
  private int most;

  @Option(
      names = "--steps",
      defaultValue = "1000",
      description = "steps of a training, at most (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(names = "--seed", defaultValue = "42", description = "seed (default: ${DEFAULT-VALUE})")
  private long seed;

  ModerationLab.Plan plan() {
    return new ModerationLab.Plan(data.map(TextCommands::folder), most, steps, seed);
  }
}
