package org.casebook.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.evaluation.PairedComparison;
import org.casebook.models.evaluation.PromotionGate;
import org.casebook.models.training.Progress;
import org.casebook.runtime.Promotion.Trial;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.NsfwPanel;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.view.Champions;

/**
 * Two panels on the same pictures of a person's own: Casebook has no explicit pictures and wants
 * none. The folder holds {@code explicit/} and {@code other/}; folders below these, such as {@code
 * other/women}, are slices where both have one of the name.
 */
final class ImageContest implements Contest {
  private static final String MEASURE = "average precision of explicit pictures";
  private static final String EXPLICIT = "explicit";
  private static final String OTHER = "other";

  private final Catalogue catalogue;

  ImageContest(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public String role() {
    return ImageChampion.ROLE;
  }

  @Override
  public ModelVersion standard() {
    return ImageChampion.DEFAULT;
  }

  /** All who decide in a panel have to be here. */
  @Override
  public void check(StoredModel challenger) {
    for (ModelVersion member : NsfwPanel.members(challenger, "deciding")) {
      if (catalogue.find(member).isEmpty()) {
        throw new CasebookException(
            challenger.version()
                + " needs "
                + member
                + ": run `casebook models install "
                + member.name()
                + "`");
      }
    }
  }

  @Override
  public Result run(
      StoredModel champion,
      StoredModel challenger,
      Trial trial,
      Progress progress,
      BooleanSupplier cancelled) {
    Path folder =
        trial
            .data()
            .orElseThrow(
                () ->
                    new CasebookException(
                        "no explicit pictures come with Casebook: give --data DIR with folders"
                            + " explicit/ and other/ of your own, or --force REASON"));
    List<Path> pictures = new ArrayList<>(files(folder.resolve(EXPLICIT)));
    pictures.addAll(files(folder.resolve(OTHER)));
    try (OnnxSessions sessions = new OnnxSessions()) {
      ImageChampion panels = new ImageChampion(catalogue, sessions, () -> Champions.NONE);
      NsfwPanel old = panels.panel(champion.version()).get();
      NsfwPanel young = panels.panel(challenger.version()).get();
      ImageDecoder decoder = new ImageDecoder(MediaLimits.STANDARD);
      List<PairedComparison.Row> rows = new ArrayList<>();
      for (Path file : pictures) {
        if (cancelled.getAsBoolean()) {
          throw new CasebookException("The comparison was cancelled; nothing was promoted");
        }
        progress.at("both look", (double) rows.size() / pictures.size());
        Picture picture = decoder.decode(file);
        Path place = folder.relativize(file);
        rows.add(
            new PairedComparison.Row(
                place.getNameCount() > 2 ? List.of(place.getName(1).toString()) : List.of(),
                new byte[] {(byte) (place.startsWith(EXPLICIT) ? 1 : 0)},
                new double[] {old.look(picture).decisive().explicit()},
                new double[] {young.look(picture).decisive().explicit()}));
      }
      PairedComparison compared = PairedComparison.of(rows, 1, trial.seed());
      return new Result(
          Contest.told(MEASURE, digest(pictures), trial.seed(), compared),
          PromotionGate.STANDARD.objections(compared, List.of()));
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CasebookException(folder + " is not a folder of pictures; --data needs one");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new CasebookException(folder + " can not be read: " + e.getMessage(), e);
    }
  }

  /** Of the pictures, wherever they lie. */
  private static String digest(List<Path> pictures) {
    TreeSet<String> digests = new TreeSet<>();
    try {
      for (Path picture : pictures) {
        digests.add(Sha256.hex(picture));
      }
    } catch (IOException e) {
      throw new CasebookException("a picture can not be read: " + e.getMessage(), e);
    }
    return Sha256.hex(
        digests.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
  }
}
