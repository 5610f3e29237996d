package org.casebook.runtime.provenance;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a file says about where it comes from.
 *
 * @param status what came of its C2PA manifest
 * @param format the container, such as {@code jpeg}
 * @param findings what validation established, in order
 * @param manifest what the manifest says, where it could be read; to be believed as far as the
 *     status goes
 * @param tags unsigned metadata that name a source type, a generator, a program or a device;
 *     anybody can write and remove them
 * @param notes how far the file was read
 */
public record ProvenanceReport(
    ProvenanceStatus status,
    String format,
    List<Finding> findings,
    Optional<ManifestSummary> manifest,
    List<MetadataTag> tags,
    List<String> notes) {
  public ProvenanceReport {
    findings = List.copyOf(findings);
    tags = List.copyOf(tags);
    notes = List.copyOf(notes);
  }

  /** The findings that keep the manifest from being valid. */
  public List<Finding> faults() {
    return findings.stream()
        .filter(finding -> finding.status().best() != ProvenanceStatus.VALID)
        .toList();
  }

  /** The outcome that the gravest finding allows. */
  static ProvenanceStatus worst(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.status().best())
        .max(Comparator.comparingInt(ProvenanceReport::gravity))
        .orElse(ProvenanceStatus.MALFORMED);
  }

  private static int gravity(ProvenanceStatus status) {
    return switch (status) {
      case VALID, ABSENT -> 0;
      case UNTRUSTED -> 1;
      case UNSUPPORTED -> 2;
      case TAMPERED -> 3;
      case MALFORMED -> 4;
    };
  }
}
