package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.List;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.inference.ImageText.Area;
import org.casebook.runtime.inference.ImageText.Line;
import org.casebook.runtime.media.Picture;

/**
 * Reads Latin and Chinese text in images with PP-OCR version 4. Text in other scripts is found but
 * not read, and reported as unreadable.
 */
public final class ImageTextReader {
  /** In a picture whose text is mostly unreadable, only lines this sure are believed. */
  private static final double SURE = 0.985;

  private static final int SHORT = 5;
  private static final double WORD_SHAPE = 2;
  private static final double WORD_HEIGHT = 10;
  private static final double WORD_SCORE = 0.85;

  private final TextDetector detector;
  private final TextRecogniser recogniser;
  private final LinePlausibility plausibility = new LinePlausibility();

  /** Opens both networks. */
  public ImageTextReader(OnnxSessions sessions, StoredModel model) {
    this.detector = new TextDetector(sessions, model);
    this.recogniser = new TextRecogniser(sessions, model);
  }

  /**
   * Reads a picture; the same picture always gives the same text.
   *
   * @throws InterruptedException when the thread is interrupted between two lines
   */
  public ImageText read(Picture picture) throws InterruptedException {
    LineImages images = new LineImages(picture);
    List<Reading> readings = new ArrayList<>();
    for (TextRegion region : detector.detect(picture)) {
      if (Thread.interrupted()) {
        throw new InterruptedException("reading was cancelled");
      }
      RecognisedLine line = recogniser.read(images, region);
      double believed = plausibility.believed(line, region.width() / region.height());
      readings.add(new Reading(line, believed, region, area(region, picture)));
    }
    long lost = readings.stream().filter(r -> r.believed == 0 && r.looksLikeText()).count();
    boolean foreign = lost * 2 > readings.stream().filter(Reading::looksLikeText).count();
    List<Line> lines = new ArrayList<>();
    List<Area> unreadable = new ArrayList<>();
    for (Reading reading : readings) {
      if (reading.believed > 0 && !(foreign && reading.doubtful())) {
        String text = reading.line.text().strip().replaceAll(" {2,}", " ");
        lines.add(new Line(text, reading.line.confidence(), reading.area));
      } else if (reading.looksLikeText()) {
        unreadable.add(reading.area);
      }
    }
    return new ImageText(lines, unreadable);
  }

  private static Area area(TextRegion region, Picture picture) {
    double left = Math.max(0, (region.centreX() - region.reachX()) / picture.width());
    double top = Math.max(0, (region.centreY() - region.reachY()) / picture.height());
    double right = Math.min(1, (region.centreX() + region.reachX()) / picture.width());
    double bottom = Math.min(1, (region.centreY() + region.reachY()) / picture.height());
    return new Area(left, top, right - left, bottom - top);
  }

  private record Reading(RecognisedLine line, double believed, TextRegion region, Area area) {
    /**
     * Text, as opposed to specks and ornaments that the detector took for text: either it has
     * letters, or it is as long as a word and the detector was sure.
     */
    boolean looksLikeText() {
      return line.text().codePoints().filter(Character::isLetterOrDigit).count() > 1
          || (region.width() >= WORD_SHAPE * region.height()
              && region.height() >= WORD_HEIGHT
              && region.score() >= WORD_SCORE);
    }

    /** Letters that may be look-alikes of another script. */
    boolean doubtful() {
      String letters = line.text().replaceAll("[^A-Za-z]", "");
      return !letters.isEmpty() && (letters.length() < SHORT || believed < SURE);
    }
  }
}
