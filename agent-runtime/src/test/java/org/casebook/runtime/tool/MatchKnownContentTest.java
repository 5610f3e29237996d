package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.domain.ToolResult.Nothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MatchKnownContentTest {
  private static final String KNOWN = "You have won. Send your code.";
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
    assertThat(lists.problems().get(0)).startsWith("known.txt:3: expected a SHA-256");
    assertThat(lists.problems().get(1)).startsWith("known.txt:4: ");
  }

  @Test
  void theVersionChangesWithTheLists() throws IOException {
    String before = tool(Digest.sha256("a") + "\thate").spec().version();
    assertThat(tool(Digest.sha256("b") + "\thate").spec().version()).isNotEqualTo(before);
  }

  @Test
  void withoutListsTheToolSaysWhereToPutThem() {
    Tool tool = new MatchKnownContent(HashLists.read(folder.resolve("none")));
    assertThat(tool.unavailable().orElseThrow().remedy()).contains("hashlists");
  }

  private Tool tool(String line) throws IOException {
    Files.writeString(folder.resolve("known.txt"), line + "\n");
    return new MatchKnownContent(HashLists.read(folder));
  }
}
