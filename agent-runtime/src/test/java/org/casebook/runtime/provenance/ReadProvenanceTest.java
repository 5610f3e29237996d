package org.casebook.runtime.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.casebook.runtime.tool.NoShelf.NO_SHELF;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.domain.ToolResult.Nothing;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.tool.ReadProvenance;
import org.casebook.runtime.tool.ToolInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report amounts to as evidence; stands here because the signed files are made here. */
class ReadProvenanceTest {
  private static final TestCredential SIGNER = TestCredential.good();
  private static final String CAPTURE =
      "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture";

  @TempDir Path folder;

  private ToolResult run(byte[] file, boolean trusted) throws Exception {
    TrustList trust = trusted ? SIGNER.trust(folder.resolve("trust")) : TrustList.empty();
    ReadProvenance tool =
        new ReadProvenance(
            new ProvenanceReader(
                trust, TrustList.empty(), Clock.fixed(TestCredential.NOW, ZoneOffset.UTC)),
            trust.version());
    Path path = Files.write(folder.resolve("file"), file);
    return tool.run(
        new ToolInput(
            ToolCall.of("call-1", "read_provenance", "media-1"),
            new ContentItem.Media("media-1", ItemKind.IMAGE, "00", "file"),
            CaseContext.unknown(),
            Optional.of(path),
            NO_SHELF,
            List.of()));
  }

  private static byte[] signed(String source) {
    ManifestMaker maker = new ManifestMaker(SIGNER);
    maker.source = source;
    return SignedFiles.jpeg(maker);
  }

  private static Evidence only(ToolResult result) {
    assertThat(result).isInstanceOf(Found.class);
    List<Evidence> evidence = ((Found) result).evidence();
    assertThat(evidence).hasSize(1);
    assertThat(evidence.get(0).locators()).containsExactly(new Locator.Whole("media-1"));
    return evidence.get(0);
  }

  @Test
  void aTrustedSignerIsBelievedInFull() throws Exception {
    ToolResult result = run(SignedFiles.jpeg(new ManifestMaker(SIGNER)), true);
    Evidence evidence = only(result);
    assertThat(evidence.signal()).isEqualTo("provenance.synthetic");
    assertThat(evidence.reliability()).isEqualTo(1);
    assertThat(evidence.quote()).isEqualTo("trainedAlgorithmicMedia, says its signer");
    assertThat(result.summary()).contains("CN=Signer");
    assertThat(result.observations())
        .contains(new ToolResult.Observation("provenance", "valid"))
        .anyMatch(fact -> fact.name().equals("action") && fact.value().contains("c2pa.created"));
  }

  @Test
  void aStrangerAndAnUnsignedTagAreBelievedByHalf() throws Exception {
    Evidence stranger = only(run(SignedFiles.jpeg(new ManifestMaker(SIGNER)), false));
    Evidence unsigned =
        only(
            run(
                SignedFiles.pngWith(
                    SignedFiles.chunk(
                        "tEXt", SignedFiles.text("parameters\0x Steps: 9, Sampler: Euler"))),
                true));
    for (Evidence evidence : List.of(stranger, unsigned)) {
      assertThat(evidence.signal()).isEqualTo("provenance.synthetic");
      assertThat(evidence.reliability()).isEqualTo(0.5);
      assertThat(evidence.weights().get(HarmArea.SYNTHETIC_MEDIA)).isLessThanOrEqualTo(1.5);
    }
  }

  @Test
  void aCameraOnTheTrustListSpeaksAgainstFabrication() throws Exception {
    Evidence evidence = only(run(signed(CAPTURE), true));
    assertThat(evidence.signal()).isEqualTo("provenance.captured");
    assertThat(evidence.weights().get(HarmArea.SYNTHETIC_MEDIA)).isNegative();
    assertThat(run(signed(CAPTURE), false)).isInstanceOf(Nothing.class);
  }

  @Test
  void aChangedFileIsTamperedAndMachineMadeAndStillNoViolation() throws Exception {
    byte[] file = SignedFiles.jpeg(new ManifestMaker(SIGNER));
    file[file.length - 20] ^= 1;
    ToolResult result = run(file, true);
    List<Evidence> evidence = ((Found) result).evidence();
    assertThat(evidence)
        .extracting(Evidence::signal)
        .containsExactly("provenance.synthetic", "provenance.tampered");

    FusionSettings settings = FusionSettings.bundled();
    double p =
        new EvidenceFusion(settings).fuse(evidence).of(HarmArea.SYNTHETIC_MEDIA).probability();
    assertThat(p).isLessThan(settings.area(HarmArea.SYNTHETIC_MEDIA).allowBelow());
  }

  @Test
  void machineMadeAloneStaysUnderTheThresholdOfDoubt() throws Exception {
    FusionSettings settings = FusionSettings.bundled();
    Evidence evidence = only(run(SignedFiles.png(new ManifestMaker(SIGNER)), true));
    double p =
        new EvidenceFusion(settings)
            .fuse(List.of(evidence))
            .of(HarmArea.SYNTHETIC_MEDIA)
            .probability();
    assertThat(p).isLessThan(settings.area(HarmArea.SYNTHETIC_MEDIA).allowBelow());
    assertThat(p).isGreaterThan(0.10).isCloseTo(0.12, within(0.01));
  }

  @Test
  void nothingFoundIsNoEvidence() throws Exception {
    ToolResult result = run(SignedFiles.picture("png"), true);
    assertThat(result).isInstanceOf(Nothing.class);
    assertThat(result.summary()).contains("no evidence of anything");
  }

  @Test
  void aFrameOfAFilmIsNotLookedAt() throws Exception {
    Locator moment = new Locator.TimeRange("media-1", 0, 40);
    ContentItem frame =
        new ContentItem.Media(
            "media-1/frame-1", ItemKind.IMAGE, "00", "frame", Optional.of(moment));
    ToolResult result =
        new ReadProvenance(
                new ProvenanceReader(TrustList.empty(), TrustList.empty(), Clock.systemUTC()), "")
            .run(
                new ToolInput(
                    ToolCall.of("call-1", "read_provenance", "media-1/frame-1"),
                    frame,
                    CaseContext.unknown(),
                    Optional.empty(),
                    NO_SHELF,
                    List.of()));
    assertThat(result).isInstanceOf(Nothing.class);
  }

  @Test
  void noMediaFileIsAFailureThatNamesARemedy() throws Exception {
    assertThat(run(new byte[] {1, 2, 3, 4}, true))
        .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.remedy()).isNotBlank());
  }
}
