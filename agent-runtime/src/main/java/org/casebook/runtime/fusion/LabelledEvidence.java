package org.casebook.runtime.fusion;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;

/**
 * What the tools found in a case whose truth is known: fusion is fitted to such rows and measured
 * on others.
 *
 * @param id of the row
 * @param language of the case as its source or the tools say; slices are made by it
 * @param truths per area whether it is violated; an area that is absent is unknown, not clean
 */
public record LabelledEvidence(
    String id, String language, List<Evidence> evidence, SortedMap<HarmArea, Boolean> truths) {
  public LabelledEvidence {
    evidence = List.copyOf(evidence);
    truths = Collections.unmodifiableSortedMap(new TreeMap<>(truths));
  }
}
