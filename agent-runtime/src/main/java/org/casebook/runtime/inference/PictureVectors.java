package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.List;
import org.casebook.models.features.PictureStatistics;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.Token;
import org.casebook.runtime.media.Picture;

/**
 * A picture as the moderation model sees it: what the object detector and the nudity classifier say
 * of it, and its colours and edges; once for the whole, once for each quarter.
 */
public final class PictureVectors {
  private static final int SIDE = 96;
  private static final int CLASSES = 80;
  private static final int NUDITY = 5;

  /** Length of a vector. */
  public static final int LENGTH = CLASSES + NUDITY + PictureStatistics.LENGTH;

  private final ObjectDetector objects;
  private final NsfwClassifier nudity;

  /** Vectors by these models. */
  public PictureVectors(ObjectDetector objects, NsfwClassifier nudity) {
    this.objects = objects;
    this.nudity = nudity;
  }

  /** The whole and its quarters. */
  public List<Token> image(Picture picture) {
    float[][] strengths = objects.strengths(picture);
    List<Token> tokens = new ArrayList<>();
    tokens.add(new Token(Modality.IMAGE, whole(picture, strengths[0])));
    int w = Math.max(1, picture.width() / 2);
    int h = Math.max(1, picture.height() / 2);
    for (int quarter = 0; quarter < 4; quarter++) {
      Picture part =
          picture.cut(
              Math.min(quarter % 2 * w, picture.width() - w),
              Math.min(quarter / 2 * h, picture.height() - h),
              w,
              h);
      tokens.add(new Token(Modality.CROP, vector(strengths[quarter + 1], new float[NUDITY], part)));
    }
    return tokens;
  }

  /** A frame of a video, whole. */
  public Token frame(Picture picture) {
    return new Token(Modality.FRAME, whole(picture, objects.strengths(picture)[0]));
  }

  private float[] whole(Picture picture, float[] strengths) {
    NsfwReading reading = nudity.classify(picture);
    float[] classes = {
      (float) reading.drawing(),
      (float) reading.hentai(),
      (float) reading.neutral(),
      (float) reading.porn(),
      (float) reading.sexy()
    };
    return vector(strengths, classes, picture);
  }

  private static float[] vector(float[] strengths, float[] classes, Picture picture) {
    float[] statistics = PictureStatistics.of(picture.scaled(SIDE, SIDE).pixels(), SIDE, SIDE);
    float[] vector = new float[LENGTH];
    System.arraycopy(strengths, 0, vector, 0, CLASSES);
    System.arraycopy(classes, 0, vector, CLASSES, NUDITY);
    System.arraycopy(statistics, 0, vector, CLASSES + NUDITY, statistics.length);
    return vector;
  }
}
