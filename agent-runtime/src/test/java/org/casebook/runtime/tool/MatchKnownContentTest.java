package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.domain.ToolResult.Nothing;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.hashing.HashLists;
import org.casebook.runtime.hashing.PdqFingerprint;
import org.casebook.runtime.hashing.PdqHash;
import org.casebook.runtime.hashing.PdqHasher;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.SampleImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchKnownContentTest {
  private static final String KNOWN = "You have won. Send your code.";
  private static final ImageDecoder DECODER = new ImageDecoder(MediaLimits.STANDARD);
  @TempDir Path folder;

  @Test
  void aKnownTextIsFoundByteForByte() throws Exception {
    Tool tool = tool(Digest.sha256(KNOWN) + "\tscam_spam\treported in May");
    Found found = (Found) tool.run(ToolInputs.text("match_known_content", " " + KNOWN + "\n"));
    Evidence evidence = found.evidence().get(0);
    assertThat(evidence.signal()).isEqualTo("hash.known");
    assertThat(evidence.weights()).containsOnlyKeys(HarmArea.SCAM_SPAM);
    assertThat(evidence.weights().get(HarmArea.SCAM_SPAM)).isGreaterThan(10);
    assertThat(found.summary()).contains("known as scam_spam in known.txt: reported in May");

    assertThat(tool.run(ToolInputs.text("match_known_content", KNOWN + "!")))
        .isInstanceOf(Nothing.class);
  }

  @Test
  void aKnownFileIsFoundByItsDigest() throws Exception {
    ToolInput input = ToolInputs.image("match_known_content", Path.of("photo.png"));
    String digest = ((ContentItem.Media) input.item()).sha256();
    Found found = (Found) tool(digest + "\tchild_safety\t").run(input);
    assertThat(found.evidence().get(0).weights()).containsOnlyKeys(HarmArea.CHILD_SAFETY);
  }

  @Test
  void aBrokenLineIsNamedAndTheOthersWork() throws IOException {
    Files.writeString(
        folder.resolve("known.txt"),
        "# a comment\n\nnot a digest\tsexual\n"
            + Digest.sha256("a")
            + "\tnudity\n"
            + Digest.sha256("b")
            + "\tsexual\n");
    HashLists lists = HashLists.read(folder);
    assertThat(lists.size()).isEqualTo(1);
    assertThat(lists.problems()).hasSize(2);
    assertThat(lists.problems().get(0)).startsWith("known.txt:3: expected a hash");
    assertThat(lists.problems().get(1)).startsWith("known.txt:4: ");
  }

  @Test
  void theVersionChangesWithTheLists() throws IOException {
    String before = tool(Digest.sha256("a") + "\thate").spec().version();
    assertThat(tool(Digest.sha256("b") + "\thate").spec().version()).isNotEqualTo(before);
  }

  @Test
  void withoutListsTheToolSaysWhereToPutThem() {
    Tool tool = new MatchKnownContent(HashLists.read(folder.resolve("none")), DECODER);
    assertThat(tool.unavailable().orElseThrow().remedy()).contains("hashlists");
    assertThat(tool.optional()).as("a fresh installation has none").isTrue();
  }

  @Test
  void aKnownPictureIsFoundWhenSmallerAndWhenMirrored() throws Exception {
    Picture known = SampleImages.picture("hills-no-text.png");
    PdqFingerprint fingerprint = PdqHasher.fingerprint(known);
    Tool tool = tool("pdq:" + fingerprint.hash() + "\tviolence\tcase 9");
    Picture small = known.scaled(known.width() / 2, known.height() / 2);
    Files.write(folder.resolve("small.png"), small.png());
    Files.write(folder.resolve("mirrored.png"), small.mirrored().png());

    Found found = found(tool, "small.png");
    Evidence evidence = found.evidence().get(0);
    assertThat(evidence.group()).isEqualTo("hash");
    assertThat(evidence.weights()).containsOnlyKeys(HarmArea.VIOLENCE);
    assertThat(evidence.weights().get(HarmArea.VIOLENCE)).isBetween(6.0, 10.0);
    assertThat(evidence.quote())
        .startsWith("known as violence in known.txt: case 9 (looks the same, ")
        .contains("of 256 bits differ, quality ");
    assertThat(found.observations()).extracting(Observation::name).contains("pdq", "pdq quality");

    assertThat(found(tool, "mirrored.png").evidence().get(0).quote())
        .contains("looks the same when turned or mirrored");
  }

  @Test
  void aPictureKnownInTwoWaysCountsOnce() throws Exception {
    Path file = SampleImages.file("hills-no-text.png", folder);
    byte[] bytes = Files.readAllBytes(file);
    String md5 = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    PdqHash pdq = PdqHasher.fingerprint(DECODER.decode(file)).hash();
    Tool tool = tool("pdq:" + pdq + "\tviolence\t\nmd5:" + md5 + "\tviolence\tthe same file");

    Found found = (Found) tool.run(ToolInputs.image("match_known_content", file));
    assertThat(found.evidence()).hasSize(1);
    assertThat(found.evidence().get(0).weights().get(HarmArea.VIOLENCE)).isEqualTo(12);
    assertThat(found.summary()).contains("the same file");
  }

  @Test
  void aPlainPictureMatchesNothing() throws Exception {
    Picture plain = Picture.of(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB));
    Tool tool = tool("pdq:" + PdqHasher.fingerprint(plain).hash() + "\tviolence\t");
    Files.write(folder.resolve("plain.png"), plain.png());
    assertThat(tool.run(ToolInputs.image("match_known_content", folder.resolve("plain.png"))))
        .isInstanceOf(Nothing.class);
  }

  private Found found(Tool tool, String file) throws InterruptedException {
    return (Found) tool.run(ToolInputs.image("match_known_content", folder.resolve(file)));
  }

  private Tool tool(String line) throws IOException {
    Files.writeString(folder.resolve("known.txt"), line + "\n");
    return new MatchKnownContent(HashLists.read(folder), DECODER);
  }
}
