package org.casebook.runtime.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Locator;

/**
 * Where evidence on derived content rests in the content that was given: a word of a transcript is
 * a moment of the audio track and so of the video; a box in a frame is a moment of the video.
 */
public final class SourcePlaces {
  private final Map<String, ContentItem> items = new HashMap<>();

  /**
   * @param items given and derived content of one case
   */
  public SourcePlaces(Collection<ContentItem> items) {
    items.forEach(item -> this.items.put(item.id(), item));
  }

  /**
   * The place itself and every place that it stems from, nearest first. Places of items that are
   * not known lead nowhere.
   */
  public List<Locator> trail(Locator place) {
    Set<Locator> trail = new LinkedHashSet<>();
    List<Locator> here = List.of(place);
    while (!here.isEmpty()) {
      List<Locator> fresh = here.stream().filter(trail::add).toList();
      here = fresh.stream().flatMap(at -> up(at).stream()).toList();
    }
    return List.copyOf(trail);
  }

  private List<Locator> up(Locator place) {
    ContentItem item = items.get(place.item());
    if (item instanceof ContentItem.Text text) {
      return up(place, text);
    }
    return item instanceof ContentItem.Media media
        ? media.source().map(source -> List.of(up(place, source))).orElse(List.of())
        : List.of();
  }

  private static List<Locator> up(Locator place, ContentItem.Text text) {
    List<Locator> places = new ArrayList<>();
    if (place instanceof Locator.Span span) {
      text.anchors().stream()
          .filter(anchor -> anchor.start() < span.end() && anchor.end() > span.start())
          .map(ContentItem.Anchor::place)
          .forEach(places::add);
    }
    if (places.isEmpty()) {
      text.derivedFrom().map(Locator.Whole::new).ifPresent(places::add);
    }
    return places;
  }

  /** A moment of an audio track is the same moment of its video, or later in it for a cutting. */
  private static Locator up(Locator place, Locator source) {
    if (!(place instanceof Locator.TimeRange within)) {
      return source;
    }
    long begin = source instanceof Locator.TimeRange cutting ? cutting.startMillis() : 0;
    return new Locator.TimeRange(
        source.item(), begin + within.startMillis(), begin + within.endMillis());
  }
}
