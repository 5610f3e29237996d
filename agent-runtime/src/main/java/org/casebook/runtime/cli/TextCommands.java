package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.models.Metric;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.pipeline.TextTraining;
import org.casebook.models.training.Progress;
import org.casebook.runtime.EncoderLab;
import org.casebook.runtime.ModelSetup;
import org.casebook.runtime.TextLab;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code casebook train text} and {@code casebook eval text}. */
final class TextCommands {
  private static final String SEED = "42";
  private static final String ENGLISH = "english";
  private static final String ALL = "2147483647";

  private final PrintStream out;
  private final PrintStream err;

  TextCommands(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Groups what can be trained. */
  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      description = "Trains a model, with provenance, into the workspace.")
  final class Train {
    @Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description =
            "Trains the text harm heads. A version that is installed changes no verdict until it is"
                + " promoted: casebook models promote.")
    int text(
        @Mixin WorkspaceOptions workspace,
        @Option(names = "--data", description = "folder of labelled data (.jsonl.gz)") Path data,
        @Option(names = "--as", defaultValue = "local-1", description = "name of the version")
            String version,
        @Option(
                names = "--encoder",
                defaultValue = ENGLISH,
                description =
                    "sentence encoder: english, multilingual or name/version of one that was trained"
                        + " (default: ${DEFAULT-VALUE})")
            String encoder,
        @Option(
                names = "--most",
                defaultValue = ALL,
                description = "rows of one source that are used, drawn by hash (default: all)")
            int most,
        @Option(names = "--seed", defaultValue = SEED, description = "seed (default: 42)")
            long seed) {
      if (data == null) {
        err.println(
            "No --data: training on the examples of the bundled policy alone, a few hundred rows;"
                + " expect few heads.");
      }
      try (TextLab lab = open(workspace.workspace(), encoderNamed(encoder))) {
        TextTraining.Result result =
            lab.train(
                Optional.ofNullable(data).map(TextCommands::folder),
                version,
                most,
                seed,
                progress(),
                Thread.currentThread()::isInterrupted);
        err.println();
        result.heads().forEach(head -> out.println("head " + head.label()));
        result.withoutHead().forEach((label, why) -> out.println("no head " + label + ": " + why));
        out.println("written to " + result.folder());
        return 0;
      }
    }

    @Command(
        name = "encoder",
        mixinStandardHelpOptions = true,
        description =
            "Tunes the English sentence encoder for harm, by PyTorch; hours on a laptop. A run that"
                + " was stopped goes on when it is started again. Then: casebook train text"
                + " --encoder text-encoder/VERSION.")
    int encoder(
        @Mixin WorkspaceOptions workspace,
        @Option(names = "--data", required = true, description = "folder of labelled data")
            Path data,
        @Option(names = "--as", defaultValue = "local-1", description = "name of the version")
            String version,
        @Option(
                names = "--rows",
                defaultValue = "8000",
                description = "rows of one source in the first pass (default: ${DEFAULT-VALUE})")
            int rows,
        @Option(names = "--seed", defaultValue = SEED, description = "seed (default: 42)") int seed,
        @Option(
                names = "--threads",
                defaultValue = "1",
                description = "of PyTorch; one gives the same weights each time")
            int threads) {
      EncoderLab.Tuned tuned =
          new EncoderLab(workspace.workspace())
              .train(
                  folder(data),
                  version,
                  rows,
                  seed,
                  threads,
                  progress(),
                  Thread.currentThread()::isInterrupted);
      err.println();
      out.printf(
          Locale.ROOT,
          "written to %s; least cosine to full precision %.4f%n",
          tuned.folder(),
          tuned.cosine());
      return 0;
    }
  }

  /** Groups what can be measured. */
  @Command(
      name = "eval",
      mixinStandardHelpOptions = true,
      description = "Measures quality, with confidence intervals.")
  final class Eval {
    @Command(
        name = "text",
        mixinStandardHelpOptions = true,
        description = "Measures a text model on a folder of labelled data.")
    int text(
        @Mixin WorkspaceOptions workspace,
        @Option(names = "--data", required = true, description = "folder of labelled data")
            Path data,
        @Option(
                names = "--model",
                defaultValue = "text-harm/1",
                description = "the model as name/version (default: ${DEFAULT-VALUE})")
            String model,
        @Option(
                names = "--most",
                defaultValue = ALL,
                description = "rows of one source that are used, as in the training (default: all)")
            int most,
        @Option(names = "--seed", defaultValue = SEED, description = "seed of the training")
            long seed,
        @Option(names = "--json", description = "one JSON document") boolean json)
        throws JsonProcessingException {
      ModelVersion version = ModelNames.version(model);
      Workspace home = workspace.workspace();
      try (TextLab lab = open(home, TextLab.encoderOf(home, version))) {
        List<Metric> metrics =
            lab.evaluate(
                version,
                folder(data),
                most,
                seed,
                progress(),
                Thread.currentThread()::isInterrupted);
        err.println();
        MetricPrinter.print(metrics, json, out);
        return 0;
      }
    }
  }

  private TextLab open(Workspace workspace, ModelVersion encoder) {
    ModelSetup.ensure(workspace, err).forEach(err::println);
    return new TextLab(workspace, encoder);
  }

  private static ModelVersion encoderNamed(String name) {
    return switch (name) {
      case ENGLISH -> Recipes.MINILM.model();
      case "multilingual" -> Recipes.MULTILINGUAL.model();
      default -> ModelNames.version(name);
    };
  }

  static Path folder(Path data) {
    if (!Files.isDirectory(data)) {
      throw new CasebookException(data + ": there is no such folder; name one with --data");
    }
    return data;
  }

  private Progress progress() {
    return (stage, share) -> err.printf(Locale.ROOT, "\r%-60s %3.0f %%", stage, 100 * share);
  }
}
