package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ContentItem.Anchor;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.ImageText;
import org.casebook.runtime.inference.ImageTextReader;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.TesseractReader;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.Picture;

/**
 * Reads text in an image and hands it on as a text item of its own, {@code <item>/ocr}, for the
 * text tools. Says nothing about harm itself.
 *
 * <p>Observations: {@code line <n>} is {@code x y width height confidence text}, the box in
 * fractions of the image and line n being the n-th line of the derived text; {@code unreadable
 * text} is {@code x y width height} of text that was seen and could not be read.
 */
public final class ReadImageText implements Tool {
  private static final String NAME = "read_image_text";
  private final OnDemand<ImageTextReader> reader;
  private final ImageDecoder decoder;
  private final Optional<TesseractReader> otherScripts;

  /**
   * A tool that opens its model when it is first used.
   *
   * @param otherScripts reads what the model can not, where it is installed
   */
  public ReadImageText(
      Catalogue catalogue,
      OnnxSessions sessions,
      ImageDecoder decoder,
      Optional<TesseractReader> otherScripts) {
    this.reader =
        new OnDemand<>(
            catalogue, Recipes.PP_OCR.model(), model -> new ImageTextReader(sessions, model));
    this.decoder = decoder;
    this.otherScripts = otherScripts.filter(TesseractReader::useful);
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "2 "
            + reader.version()
            + otherScripts.map(packs -> " tesseract " + packs.version()).orElse(""),
        "Reads text in an image and passes it to the text tools; other scripts than Latin and Chinese"
            + " where a language pack is installed",
        Set.of(ItemKind.IMAGE),
        Set.of(ToolSpec.REVEALS_TEXT),
        260);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    return reader.unavailable(NAME);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    return ImageFiles.look(input, decoder, picture -> result(input, picture));
  }

  private ToolResult result(ToolInput input, Picture picture) throws InterruptedException {
    ImageText first = reader.get().read(picture);
    ImageText read = otherScripts.isPresent() ? otherScripts.get().complete(picture, first) : first;
    List<Observation> observations = new ArrayList<>();
    for (ImageText.Line line : read.lines()) {
      observations.add(
          new Observation(
              "line " + (observations.size() + 1),
              String.format(
                  Locale.ROOT, "%s %.2f %s", box(line.area()), line.confidence(), line.text())));
    }
    read.unreadable()
        .forEach(area -> observations.add(new Observation("unreadable text", box(area))));
    String lost =
        read.unreadable().isEmpty()
            ? ""
            : " Text in "
                + read.unreadable().size()
                + " places could not be read: another script, or too faint. Look at the image.";
    if (read.lines().isEmpty() && read.unreadable().isEmpty()) {
      return new ToolResult.Nothing("There is no text in the image.", observations);
    }
    List<ContentItem> derived =
        read.lines().isEmpty()
            ? List.of()
            : List.of(
                new ContentItem.Text(
                    input.item().id() + "/ocr",
                    read.text(),
                    Optional.of(input.item().id()),
                    anchors(input.item().id(), read)));
    return new ToolResult.Found(
        (read.lines().isEmpty()
                ? "No text was read."
                : "Read " + read.lines().size() + " lines of text.")
            + lost,
        observations,
        unreadable(input, read),
        derived,
        List.of());
  }

  /** Each line of the text stands in a box of the image. */
  private static List<Anchor> anchors(String item, ImageText read) {
    List<Anchor> anchors = new ArrayList<>();
    int start = 0;
    for (ImageText.Line line : read.lines()) {
      int end = start + line.text().length();
      ImageText.Area area = line.area();
      anchors.add(
          new Anchor(
              start, end, new Locator.Box(item, area.x(), area.y(), area.width(), area.height())));
      start = end + 1;
    }
    return anchors;
  }

  /** Text that nobody read says nothing of harm, but forbids to call the case clean. */
  private static List<Evidence> unreadable(ToolInput input, ImageText read) {
    if (read.unreadable().isEmpty()) {
      return List.of();
    }
    List<Locator> where =
        read.unreadable().stream()
            .map(
                area ->
                    (Locator)
                        new Locator.Box(
                            input.item().id(), area.x(), area.y(), area.width(), area.height()))
            .toList();
    return List.of(
        new Evidence(
            input.call().id() + "/1",
            NAME,
            Evidence.UNREADABLE,
            new TreeMap<>(),
            1,
            NAME,
            where,
            "text in " + where.size() + " places"));
  }

  private static String box(ImageText.Area area) {
    return String.format(
        Locale.ROOT, "%.4f %.4f %.4f %.4f", area.x(), area.y(), area.width(), area.height());
  }
}
