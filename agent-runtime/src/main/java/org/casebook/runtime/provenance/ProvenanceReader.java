package org.casebook.runtime.provenance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.media.MediaFiles;
import org.casebook.runtime.media.UnreadableMediaException;
import org.casebook.runtime.provenance.ManifestVerifier.Verification;

/**
 * Reads where a media file says it comes from. Nothing of the file is decoded, and nothing is
 * fetched: a manifest that lies elsewhere is not looked for.
 */
public final class ProvenanceReader {
  private final ManifestVerifier verifier;
  private final MetadataTags metadata = new MetadataTags(GeneratorMarks.bundled());

  /**
   * A reader.
   *
   * @param signers whom the user trusts to sign claims
   * @param authorities whom the user trusts to state a time
   * @param clock the time at which a signature without a trusted time stamp must be valid
   */
  public ProvenanceReader(TrustList signers, TrustList authorities, Clock clock) {
    this.verifier = new ManifestVerifier(signers, authorities, clock);
  }

  /**
   * Reads a file of any size; all of it passes through a digest where a manifest binds it.
   *
   * @throws UnreadableMediaException when it is missing, empty or no media file of a known format;
   *     the message names the file and the remedy
   * @throws InterruptedException when the thread is interrupted while the file is hashed
   */
  public ProvenanceReport read(Path file) throws InterruptedException {
    MediaFiles.check(file, Long.MAX_VALUE);
    try (AssetBytes bytes = AssetBytes.open(file)) {
      ContainerScan scan =
          Containers.scan(bytes)
              .orElseThrow(
                  () ->
                      new UnreadableMediaException(
                          file.getFileName() + " is no media file of a known format",
                          "give an image, a video or a recording"));
      return report(scan, bytes);
    } catch (IOException e) {
      throw new UnreadableMediaException(
          file.getFileName() + " can not be read (" + e.getMessage() + ")",
          "check its permissions, or copy it again",
          e);
    }
  }

  private ProvenanceReport report(ContainerScan scan, AssetBytes bytes)
      throws IOException, InterruptedException {
    List<MetadataTag> tags = metadata.of(scan);
    if (!scan.readsManifests()) {
      scan.note("neither C2PA manifests nor metadata are read from files of kind " + scan.format());
    }
    List<Finding> findings = new ArrayList<>();
    scan.broken().forEach(p -> findings.add(new Finding(StatusCode.GENERAL_ERROR, p)));
    if (scan.stores().size() > 1) {
      findings.add(new Finding(StatusCode.GENERAL_ERROR, "there is more than one manifest store"));
    }
    Optional<ManifestSummary> summary = Optional.empty();
    if (findings.isEmpty() && !scan.stores().isEmpty()) {
      Verification verification = verifier.verify(scan.stores().get(0), bytes);
      findings.addAll(verification.findings());
      summary = verification.summary();
    }
    boolean absent = scan.stores().isEmpty() && scan.broken().isEmpty();
    return new ProvenanceReport(
        absent ? ProvenanceStatus.ABSENT : ProvenanceReport.worst(findings),
        scan.format(),
        findings,
        summary,
        tags,
        scan.notes());
  }
}
