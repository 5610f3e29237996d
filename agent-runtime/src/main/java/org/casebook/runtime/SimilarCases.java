package org.casebook.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.hashing.CaseGroup;
import org.casebook.runtime.hashing.CaseGroups;
import org.casebook.runtime.hashing.FingerprintCache;
import org.casebook.runtime.hashing.PdqFingerprint;
import org.casebook.runtime.log.Event.CaseOpened;
import org.casebook.runtime.log.EventLog;
import org.casebook.runtime.log.LoggedEvent;

/**
 * Finds the cases of a workspace that show nearly the same, whether an agent has seen them or not.
 */
final class SimilarCases {
  private final EventLog log;
  private final LocalRuntime.Media media;
  private final FingerprintCache fingerprints;

  SimilarCases(EventLog log, LocalRuntime.Media media, FingerprintCache fingerprints) {
    this.log = log;
    this.media = media;
    this.fingerprints = fingerprints;
  }

  /** All groups; pictures that are new since the last time are decoded first. */
  List<CaseGroup> find() {
    List<CaseGroups.Content> cases = new ArrayList<>();
    try (Stream<LoggedEvent> events = log.all()) {
      events.forEach(
          event -> {
            if (event.event() instanceof CaseOpened opened) {
              cases.add(content(opened.content()));
            }
          });
    }
    return CaseGroups.of(cases);
  }

  private CaseGroups.Content content(Case opened) {
    List<String> texts = new ArrayList<>();
    List<String> files = new ArrayList<>();
    List<PdqFingerprint> pictures = new ArrayList<>();
    for (ContentItem item : opened.items()) {
      if (item instanceof ContentItem.Text text) {
        texts.add(text.text());
      } else if (item instanceof ContentItem.Media file) {
        files.add(file.sha256());
        if (file.kind() == ItemKind.IMAGE) {
          media
              .find(file.sha256())
              .flatMap(path -> fingerprints.of(file.sha256(), path))
              .ifPresent(pictures::add);
        }
      }
    }
    return new CaseGroups.Content(opened.id(), texts, files, pictures);
  }
}
