package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.provenance.DigitalSourceType;
import org.casebook.runtime.provenance.DigitalSourceType.Origin;
import org.casebook.runtime.provenance.Finding;
import org.casebook.runtime.provenance.ManifestSummary;
import org.casebook.runtime.provenance.MetadataTag;
import org.casebook.runtime.provenance.ProvenanceReport;
import org.casebook.runtime.provenance.ProvenanceStatus;

/**
 * What a provenance report amounts to. A statement is worth as much as whoever stands behind it: a
 * trusted signature all, a signer whom nobody vouches for or an unsigned tag half, since anybody
 * can write those.
 */
final class ProvenanceEvidence {
  static final String SYNTHETIC = "provenance.synthetic";
  static final String TAMPERED = "provenance.tampered";
  static final String CAPTURED = "provenance.captured";

  /**
   * Machine-made pieces are a little commoner among violations of this area. So small that the
   * area's prior stays well under its threshold for "clean" with nothing else against the piece:
   * what counts is the signal, which clauses ask for beside a claim.
   */
  private static final double SYNTHETIC_WEIGHT = 0.2;

  /** Re-encoding by a careless program breaks a binding as well as forgery does. */
  private static final double TAMPERED_WEIGHT = 0.2;

  /** A trusted camera says that this was taken from life. */
  private static final double CAPTURED_WEIGHT = -1.5;

  private static final double SIGNED = 1;
  private static final double BOUND_INGREDIENT = 0.8;
  private static final double UNSIGNED = 0.5;
  private static final String GROUP = "provenance";

  private final String tool;
  private final ToolInput input;
  private final ProvenanceReport report;
  private final List<Evidence> list = new ArrayList<>();

  ProvenanceEvidence(String tool, ToolInput input, ProvenanceReport report) {
    this.tool = tool;
    this.input = input;
    this.report = report;
    synthetic();
    captured();
    if (report.status() == ProvenanceStatus.TAMPERED) {
      add(TAMPERED, TAMPERED_WEIGHT, SIGNED, "changed after it was signed: " + faults());
    }
  }

  List<Evidence> list() {
    return list;
  }

  private boolean valid() {
    return report.status() == ProvenanceStatus.VALID;
  }

  /** The strongest statement that a machine made the piece; more of them add nothing. */
  private void synthetic() {
    Optional<DigitalSourceType> stated =
        report.manifest().map(ManifestSummary::stated).orElse(List.of()).stream()
            .filter(type -> type.origin() == Origin.SYNTHETIC)
            .findFirst();
    Optional<DigitalSourceType> ingredient =
        report.manifest().map(ManifestSummary::ingredients).orElse(List.of()).stream()
            .flatMap(part -> part.sources().stream())
            .filter(type -> type.origin() == Origin.SYNTHETIC)
            .findFirst();
    Optional<MetadataTag> tag = report.tags().stream().filter(MetadataTag::synthetic).findFirst();
    if (stated.isPresent()) {
      String who = valid() ? "its signer" : "a manifest that is " + report.status().key();
      add(
          SYNTHETIC,
          SYNTHETIC_WEIGHT,
          valid() ? SIGNED : UNSIGNED,
          stated.get().code() + ", says " + who);
    } else if (ingredient.isPresent()) {
      add(
          SYNTHETIC,
          SYNTHETIC_WEIGHT,
          valid() ? BOUND_INGREDIENT : UNSIGNED,
          "made from a piece that is " + ingredient.get().code());
    } else if (tag.isPresent()) {
      String what = tag.get().generator().orElseGet(() -> tag.get().value());
      add(SYNTHETIC, SYNTHETIC_WEIGHT, UNSIGNED, what + ", says unsigned " + tag.get().place());
    }
  }

  private void captured() {
    List<DigitalSourceType> stated =
        report.manifest().map(ManifestSummary::stated).orElse(List.of());
    if (valid()
        && list.isEmpty()
        && stated.stream().anyMatch(type -> type.origin() == Origin.CAPTURED)) {
      add(CAPTURED, CAPTURED_WEIGHT, SIGNED, "taken from life, says its signer");
    }
  }

  private void add(String signal, double weight, double reliability, String quote) {
    list.add(
        new Evidence(
            input.call().id() + "/" + (list.size() + 1),
            tool,
            signal,
            new TreeMap<>(Map.of(HarmArea.SYNTHETIC_MEDIA, weight)),
            reliability,
            GROUP,
            List.of(new Locator.Whole(input.item().id())),
            quote));
  }

  private String faults() {
    return report.faults().stream()
        .map(finding -> finding.status().code())
        .distinct()
        .limit(3)
        .collect(Collectors.joining(", "));
  }

  /** One sentence for people. */
  String summary() {
    String signer = report.manifest().map(ManifestSummary::signer).orElse("");
    String manifest =
        switch (report.status()) {
          case VALID -> "Signed by " + signer + ", and unchanged since.";
          case UNTRUSTED ->
              "Unchanged since it was signed by " + signer + ", whom no trust list vouches for.";
          case TAMPERED -> "Changed after it was signed: " + faults() + ".";
          case MALFORMED -> "It has a manifest that can not be read: " + faults() + ".";
          case UNSUPPORTED -> "Its manifest is of a kind that is not verified: " + faults() + ".";
          case ABSENT -> "It has no signed provenance, which is no evidence of anything.";
        };
    return list.isEmpty()
        ? manifest
        : manifest.substring(0, manifest.length() - 1)
            + "; "
            + list.stream().map(Evidence::quote).collect(Collectors.joining("; "))
            + ".";
  }

  /** Named facts for those who want to look closer. */
  List<Observation> observations() {
    List<Observation> facts = new ArrayList<>();
    facts.add(new Observation("provenance", report.status().key()));
    facts.add(new Observation("container", report.format()));
    report.findings().stream()
        .map(Finding::text)
        .forEach(text -> facts.add(new Observation("code", text)));
    report.manifest().ifPresent(manifest -> manifest(manifest, facts));
    for (MetadataTag tag : report.tags()) {
      facts.add(new Observation(tag.place() + " (unsigned)", tag.value()));
    }
    report.notes().forEach(note -> facts.add(new Observation("note", note)));
    return facts;
  }

  private static void manifest(ManifestSummary manifest, List<Observation> facts) {
    facts.add(new Observation("signer", manifest.signer()));
    facts.add(new Observation("issuer", manifest.issuer()));
    facts.add(new Observation("claim generator", manifest.generator()));
    manifest.signedAt().ifPresent(at -> facts.add(new Observation("time stamp", at.toString())));
    for (ManifestSummary.ActionTaken action : manifest.actions()) {
      String source = action.source().map(type -> " (" + type.code() + ")").orElse("");
      String agent = action.agent().isEmpty() ? "" : " by " + action.agent();
      facts.add(new Observation("action", action.action() + source + agent));
    }
    for (ManifestSummary.Ingredient part : manifest.ingredients()) {
      facts.add(new Observation("ingredient", part.title() + " (" + part.relationship() + ")"));
    }
  }
}
