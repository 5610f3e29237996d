package org.casebook.runtime.domain;

import java.time.Duration;

/**
 * What a run may spend.
 *
 * @param calls the most tool calls
 * @param perCall the longest a single call may take
 * @param perRun the longest the whole run may take
 */
public record Budget(int calls, Duration perCall, Duration perRun) {
  /** Enough for every bundled tool on every item of a case of texts and images. */
  public static Budget standard() {
    return new Budget(40, Duration.ofSeconds(20), Duration.ofSeconds(60));
  }

  /** As {@link #standard}, with more for recordings: a video gives dozens of images and a sound. */
  public static Budget of(Case content) {
    int videos = count(content, ItemKind.VIDEO);
    int sounds = count(content, ItemKind.AUDIO) + videos;
    int images = count(content, ItemKind.IMAGE);
    Budget usual = standard();
    return new Budget(
        usual.calls() + 5 * images + 20 * sounds + 250 * videos,
        sounds > 0 ? Duration.ofMinutes(10) : usual.perCall(),
        usual
            .perRun()
            .plus(Duration.ofSeconds(10L * images))
            .plus(Duration.ofMinutes(10L * sounds + 10L * videos)));
  }

  private static int count(Case content, ItemKind kind) {
    return (int) content.items().stream().filter(item -> item.kind() == kind).count();
  }
}
