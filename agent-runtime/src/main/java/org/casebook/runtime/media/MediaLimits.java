package org.casebook.runtime.media;

import java.time.Duration;

/**
 * What is refused before or while media are decoded.
 *
 * @param maxBytes size of an image file
 * @param maxPixels width times height of an image or a frame, as the header states them
 * @param workingPixels larger images are decoded at a whole fraction of their size
 * @param recordings further limits for audio and video
 * @param resources limits of the process that decodes
 */
public record MediaLimits(
    long maxBytes, long maxPixels, long workingPixels, Recordings recordings, Resources resources) {
  /** 50 MB, 40 megapixels, decoded at 12 megapixels or fewer; recordings of up to four hours. */
  public static final MediaLimits STANDARD = new MediaLimits(50L << 20, 40_000_000, 12_000_000);

  /** The standard limits but for images. */
  public MediaLimits(long maxBytes, long maxPixels, long workingPixels) {
    this(maxBytes, maxPixels, workingPixels, Recordings.STANDARD, Resources.STANDARD);
  }

  /** The same with other limits for audio and video. */
  public MediaLimits with(Recordings other) {
    return new MediaLimits(maxBytes, maxPixels, workingPixels, other, resources);
  }

  /** The same with other limits for the process. */
  public MediaLimits with(Resources other) {
    return new MediaLimits(maxBytes, maxPixels, workingPixels, recordings, other);
  }

  /**
   * Limits for audio and video files.
   *
   * @param maxBytes size of the file
   * @param maxDuration playing time
   * @param maxStreams tracks of any kind in one file
   * @param maxFrames frames decoded in one request
   * @param maxPixelsPerByte decoded pixels per byte of the file: what expands more is a bomb
   */
  public record Recordings(
      long maxBytes, Duration maxDuration, int maxStreams, long maxFrames, long maxPixelsPerByte) {
    /** 512 MB, four hours, 16 streams, 500,000 frames, 200,000 pixels for each byte. */
    public static final Recordings STANDARD =
        new Recordings(512L << 20, Duration.ofHours(4), 16, 500_000, 200_000);
  }

  /**
   * Limits for the process that decodes.
   *
   * @param time for one request
   * @param residentBytes memory, watched where the system tells it (Linux)
   * @param allocationBytes the largest single piece of native memory
   */
  public record Resources(Duration time, long residentBytes, long allocationBytes) {
    /** Two minutes, 1.5 GB, 256 MB. */
    public static final Resources STANDARD =
        new Resources(Duration.ofMinutes(2), 1536L << 20, 256L << 20);

    /** The same with another time limit. */
    public Resources within(Duration other) {
      return new Resources(other, residentBytes, allocationBytes);
    }
  }
}
