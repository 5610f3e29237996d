package org.casebook.models.pipeline;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.casebook.models.export.Tensor;
import org.casebook.models.features.EncoderText;
import org.casebook.models.neural.BertArchitecture;
import org.casebook.models.neural.EncoderTuning;
import org.casebook.models.neural.EncoderVectors;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.neural.TuningCheckpoint;
import org.casebook.models.neural.TuningOptions;
import org.casebook.models.synthesis.AttackedCopies;
import org.casebook.models.synthesis.FunctionalCases;
import org.casebook.models.synthesis.PairedCases;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.GroupSplit;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.Progress;
import org.casebook.models.training.PublicSource;

/**
 * Tunes the English sentence encoder for harm, in two passes, and writes it as a catalogue folder:
 * first over collected rows, then over made-up cases and disguised copies, with collected rows
 * among them so that those are not forgotten. Rows of the moderation set and their near-duplicates
 * are in neither, so that heads can be measured on that set.
 */
public final class EncoderTraining {
  /** Catalogue name of the encoder. */
  public static final String MODEL = "text-encoder";

  private static final int LONGEST = 96;
  private static final int CHECKED = 64;
  private static final int PAIRS_OF_AN_AREA = 600;
  private static final int MADE_UP = 3500;

  private final TorchEngine torch;
  private final Function<String, long[]> pieces;
  private final UnaryOperator<String> repair;

  /**
   * A training with these means.
   *
   * @param pieces cuts a prepared text into word pieces, special ones included
   * @param repair normalises a disguised text as it is before it is scored
   */
  public EncoderTraining(
      TorchEngine torch, Function<String, long[]> pieces, UnaryOperator<String> repair) {
    this.torch = torch;
    this.pieces = pieces;
    this.repair = repair;
  }

  /**
   * What to tune with.
   *
   * @param most collected rows of one source in the first pass
   * @param seed of split, cases, order and dropout
   */
  public record Settings(int most, int seed) {}

  /**
   * What came of it.
   *
   * @param folder where it was written
   * @param texts some texts, and
   * @param vectors what the network in full precision makes of them: for checking what was written
   */
  public record Result(Path folder, List<String> texts, List<float[]> vectors) {}

  /**
   * Tunes and writes.
   *
   * @param collected labelled data
   * @param start the encoder in full precision, and its tokenizer
   * @param work receives checkpoints, from which a run that was stopped goes on
   * @param catalogue receives {@code text-encoder/<version>}
   * @param cancelled asked at each step
   */
  public Result run(
      DataFolder.Contents collected,
      EncoderFolder.Start start,
      Settings settings,
      Path work,
      Path catalogue,
      String version,
      Progress progress,
      BooleanSupplier cancelled) {
    progress.at("splitting", 0);
    DataFolder.Contents data =
        collected
            .with(FunctionalCases.contents(settings.seed()))
            .with(PairedCases.contents(PAIRS_OF_AN_AREA, settings.seed()));
    List<LabelledRow> rows =
        new ArrayList<>(
            GroupSplit.toTune(data.rows(), PublicSource.OPENAI.file(), settings.seed()));
    Collections.shuffle(rows, new Random(settings.seed()));
    List<LabelledRow> first = TuningRows.english(real(rows), settings.most());
    List<LabelledRow> second = second(rows, settings);
    String key = key(data, settings);
    TuningOptions options = TuningOptions.standard(settings.seed());
    Map<String, Tensor> once =
        tune(start.weights(), first, options, work, key + "/1", progress, cancelled);
    Map<String, Tensor> twice =
        tune(once, second, options.slower(), work, key + "/2", progress, cancelled);
    progress.at("writing", 0);
    Path folder = catalogue.resolve(MODEL).resolve(version);
    EncoderFolder.write(
        folder,
        new ModelVersion(MODEL, version),
        twice,
        start,
        data.sources().stream()
            .filter(source -> !source.name().equals(PublicSource.OPENAI.file()))
            .toList(),
        settings.seed(),
        Map.of("first_pass", first.size(), "second_pass", second.size()));
    List<String> texts =
        first.stream().limit(CHECKED).map(row -> EncoderText.prepare(row.text())).toList();
    progress.at("written", 1);
    return new Result(
        folder,
        texts,
        EncoderVectors.of(
            torch, twice, BertArchitecture.MINILM, texts.stream().map(pieces).toList()));
  }

  /** Made-up cases, a share of the collected rows, and disguised copies of every fourth of both. */
  List<LabelledRow> second(List<LabelledRow> rows, Settings settings) {
    List<LabelledRow> made =
        TuningRows.english(rows.stream().filter(row -> !real(row)).toList(), MADE_UP);
    List<LabelledRow> all = new ArrayList<>(made);
    all.addAll(TuningRows.english(real(rows), settings.most() / 12));
    Collections.shuffle(all, new Random(settings.seed()));
    all.addAll(AttackedCopies.of(all.subList(0, all.size() / 4), repair, settings.seed()));
    return all;
  }

  private static List<LabelledRow> real(List<LabelledRow> rows) {
    return rows.stream().filter(EncoderTraining::real).toList();
  }

  private static boolean real(LabelledRow row) {
    return !row.source().equals(FunctionalCases.SOURCE) && !row.source().equals(PairedCases.SOURCE);
  }

  private Map<String, Tensor> tune(
      Map<String, Tensor> start,
      List<LabelledRow> rows,
      TuningOptions options,
      Path work,
      String key,
      Progress progress,
      BooleanSupplier cancelled) {
    if (rows.isEmpty()) {
      throw new ModelException("there are no English rows to tune on: give more with --data");
    }
    String pass = key.substring(key.length() - 1);
    return new EncoderTuning(torch, BertArchitecture.MINILM, options)
        .run(
            start,
            TuningRows.of(rows, pieces, LONGEST),
            TuningRows.LABELS.size(),
            new TuningCheckpoint(work.resolve("pass-" + pass + ".checkpoint"), key),
            (stage, share) -> progress.at("pass " + pass + ": " + stage, share),
            cancelled);
  }

  /** What tells one training from another. */
  private static String key(DataFolder.Contents data, Settings settings) {
    StringBuilder all = new StringBuilder().append(settings).append('\n');
    data.sources().forEach(source -> all.append(source.sha256()).append('\n'));
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
