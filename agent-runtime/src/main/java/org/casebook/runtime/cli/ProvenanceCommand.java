package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.provenance.DigitalSourceType;
import org.casebook.runtime.provenance.Finding;
import org.casebook.runtime.provenance.ManifestSummary;
import org.casebook.runtime.provenance.MetadataTag;
import org.casebook.runtime.provenance.ProvenanceReader;
import org.casebook.runtime.provenance.ProvenanceReport;
import org.casebook.runtime.provenance.ProvenanceStatus;
import org.casebook.runtime.provenance.TrustList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code casebook provenance}: where a media file says it comes from, and whether that is signed.
 */
@Command(
    name = "provenance",
    mixinStandardHelpOptions = true,
    description =
        "Reads where a media file says it comes from, and verifies its C2PA manifest against the"
            + " folder trust of the workspace.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:valid, or no manifest",
      "1:a manifest that is untrusted, tampered, malformed or not verified",
      "2:the file can not be read"
    })
final class ProvenanceCommand implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(paramLabel = "FILE", description = "an image, a video or a recording")
  private Path file = Path.of("");

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  ProvenanceCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    TrustList signers = TrustList.read(workspace.workspace().trust());
    TrustList authorities = TrustList.read(workspace.workspace().timeStampTrust());
    signers.problems().forEach(err::println);
    authorities.problems().forEach(err::println);
    ProvenanceReport report =
        read(new ProvenanceReader(signers, authorities, Clock.systemUTC()), file);
    if (json) {
      out.println(CanonicalJson.write(Report.of(file, report)));
    } else {
      print(report);
    }
    return report.status() == ProvenanceStatus.VALID || report.status() == ProvenanceStatus.ABSENT
        ? 0
        : 1;
  }

  /** What {@code --json} prints about a file, by the trust of a workspace. */
  static String json(Workspace workspace, Path file) {
    ProvenanceReader reader =
        new ProvenanceReader(
            TrustList.read(workspace.trust()),
            TrustList.read(workspace.timeStampTrust()),
            Clock.systemUTC());
    return CanonicalJson.write(Report.of(file, read(reader, file)));
  }

  private static ProvenanceReport read(ProvenanceReader reader, Path file) {
    try {
      return reader.read(file);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CasebookException("interrupted while reading " + file, e);
    }
  }

  private void print(ProvenanceReport report) {
    fact("provenance", report.status().key() + " (" + report.format() + ")");
    report.findings().forEach(finding -> fact("code", finding.text()));
    report.manifest().ifPresent(this::print);
    report.tags().forEach(tag -> fact("unsigned", tag.place() + " = " + tag.value() + mark(tag)));
    report.notes().forEach(note -> fact("note", note));
  }

  private void print(ManifestSummary manifest) {
    fact("signer", manifest.signer());
    fact("issuer", manifest.issuer());
    fact("claim generator", manifest.generator());
    fact("title", manifest.title());
    manifest.signedAt().ifPresent(at -> fact("time stamp", at.toString()));
    for (ManifestSummary.ActionTaken action : manifest.actions()) {
      fact("action", String.join(" ", action.action(), code(action.source()), action.agent()));
    }
    for (ManifestSummary.Ingredient part : manifest.ingredients()) {
      fact(
          "ingredient",
          String.join(
              " ", part.title(), part.relationship(), String.join(" ", codes(part.sources()))));
    }
  }

  private static String mark(MetadataTag tag) {
    return tag.synthetic() ? "  [made by a machine]" : "";
  }

  private void fact(String name, String value) {
    if (!value.isBlank()) {
      out.printf("%-16s %s%n", name, value.strip());
    }
  }

  private static String code(Optional<DigitalSourceType> source) {
    return source.map(DigitalSourceType::code).orElse("");
  }

  private static List<String> codes(List<DigitalSourceType> sources) {
    return sources.stream().map(DigitalSourceType::code).toList();
  }

  /** What {@code --json} prints. */
  record Report(
      String file,
      String status,
      String format,
      List<Code> codes,
      Optional<Signed> manifest,
      List<Tag> unsigned,
      List<String> notes) {
    static Report of(Path file, ProvenanceReport report) {
      return new Report(
          String.valueOf(file),
          report.status().key(),
          report.format(),
          report.findings().stream().map(Code::of).toList(),
          report.manifest().map(Signed::of),
          report.tags().stream().map(Tag::of).toList(),
          report.notes());
    }
  }

  /** A validation status code; a fault keeps the manifest from being valid. */
  record Code(String code, String about, boolean fault) {
    static Code of(Finding finding) {
      boolean fault = finding.status().best() != ProvenanceStatus.VALID;
      return new Code(finding.status().code(), finding.about(), fault);
    }
  }

  /** What the manifest says. */
  record Signed(
      String label,
      int manifests,
      String claimGenerator,
      String title,
      String signer,
      String issuer,
      Optional<Instant> timeStamp,
      List<Step> actions,
      List<Part> ingredients,
      List<String> digitalSourceTypes) {
    static Signed of(ManifestSummary manifest) {
      return new Signed(
          manifest.label(),
          manifest.manifests(),
          manifest.generator(),
          manifest.title(),
          manifest.signer(),
          manifest.issuer(),
          manifest.signedAt(),
          manifest.actions().stream()
              .map(a -> new Step(a.action(), code(a.source()), a.agent(), a.when()))
              .toList(),
          manifest.ingredients().stream()
              .map(p -> new Part(p.title(), p.relationship(), p.bound(), codes(p.sources())))
              .toList(),
          codes(manifest.stated()));
    }
  }

  /** An action. */
  record Step(String action, String digitalSourceType, String softwareAgent, String when) {}

  /** An ingredient. */
  record Part(String title, String relationship, boolean bound, List<String> digitalSourceTypes) {}

  /** An unsigned tag. */
  record Tag(String place, String value, String digitalSourceType, String generator) {
    static Tag of(MetadataTag tag) {
      return new Tag(tag.place(), tag.value(), code(tag.source()), tag.generator().orElse(""));
    }
  }
}
