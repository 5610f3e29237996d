package org.casebook.runtime.tool;

import java.util.List;
import java.util.Set;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Failed.Kind;
import org.casebook.runtime.media.UnreadableMediaException;
import org.casebook.runtime.provenance.ProvenanceReader;
import org.casebook.runtime.provenance.ProvenanceReport;

/**
 * Reads where a file says it comes from: a signed C2PA manifest, and unsigned metadata. That a
 * machine made a piece is no violation by itself, so it moves the belief little; clauses may ask
 * for it beside a claim that the piece is genuine. Nothing found is evidence of nothing.
 */
public final class ReadProvenance implements Tool {
  private static final String NAME = "read_provenance";
  private final ProvenanceReader reader;
  private final String trust;

  /**
   * A tool over a reader.
   *
   * @param trust changes whenever the reader's trust lists do
   */
  public ReadProvenance(ProvenanceReader reader, String trust) {
    this.reader = reader;
    this.trust = trust;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1 trust " + trust,
        "Reads where a media file says it comes from and verifies the signature if there is one",
        Set.of(ItemKind.IMAGE, ItemKind.VIDEO, ItemKind.AUDIO),
        Set.of(
            ProvenanceEvidence.SYNTHETIC, ProvenanceEvidence.TAMPERED, ProvenanceEvidence.CAPTURED),
        5);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    if (input.item().derivedFrom().isPresent()) {
      return new ToolResult.Nothing(
          "A part taken out here has no provenance of its own; the whole file is looked at.",
          List.of());
    }
    if (input.media().isEmpty()) {
      return new Failed(
          Kind.BAD_INPUT,
          "the file of " + input.item().id() + " is not in the media store",
          "open the case again with its media beside it");
    }
    try {
      ProvenanceReport report = reader.read(input.media().get());
      ProvenanceEvidence evidence = new ProvenanceEvidence(NAME, input, report);
      return evidence.list().isEmpty()
          ? new ToolResult.Nothing(evidence.summary(), evidence.observations())
          : new ToolResult.Found(
              evidence.summary(), evidence.observations(), evidence.list(), List.of(), List.of());
    } catch (UnreadableMediaException e) {
      return new Failed(Kind.BAD_INPUT, e.problem(), e.remedy());
    }
  }
}
