package org.casebook.runtime.media;

import java.time.Duration;
import java.util.stream.Stream;

/** Limits as one argument of the decoding process: numbers, separated by commas. */
final class MediaLimitsText {
  private MediaLimitsText() {}

  static String of(MediaLimits limits) {
    return String.join(
        ",",
        Stream.of(
                limits.maxBytes(),
                limits.maxPixels(),
                limits.workingPixels(),
                limits.recordings().maxBytes(),
                limits.recordings().maxDuration().toMillis(),
                (long) limits.recordings().maxStreams(),
                limits.recordings().maxFrames(),
                limits.recordings().maxPixelsPerByte(),
                limits.resources().time().toMillis(),
                limits.resources().residentBytes(),
                limits.resources().allocationBytes())
            .map(String::valueOf)
            .toList());
  }

  static MediaLimits parse(String text) {
    long[] n = Stream.of(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
    return new MediaLimits(
        n[0],
        n[1],
        n[2],
        new MediaLimits.Recordings(n[3], Duration.ofMillis(n[4]), (int) n[5], n[6], n[7]),
        new MediaLimits.Resources(Duration.ofMillis(n[8]), n[9], n[10]));
  }
}
