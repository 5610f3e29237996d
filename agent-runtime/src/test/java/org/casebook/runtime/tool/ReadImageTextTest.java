package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.casebook.runtime.tool.NoShelf.NO_SHELF;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.testing.SampleImages;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadImageTextTest {
  private static final ImageDecoder DECODER = new ImageDecoder(MediaLimits.STANDARD);
  private final OnnxSessions sessions = new OnnxSessions();
  @TempDir Path folder;

  @AfterAll
  void close() {
    sessions.close();
  }

  @Test
  void handsTheTextOnAsAnItemOfItsOwn() throws Exception {
    Found found = (Found) tool().run(image("injection-prize-en.png"));
    ContentItem.Text text = (ContentItem.Text) found.derived().get(0);
    assertThat(text.id()).isEqualTo("media-1/ocr");
    assertThat(text.derivedFrom()).contains("media-1");
    assertThat(text.text()).contains("Pay the 4.95 delivery fee today\n");
    assertThat(found.evidence()).isEmpty();
    List<String> lines = text.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      assertThat(found.observations().get(i).name()).isEqualTo("line " + (i + 1));
      assertThat(found.observations().get(i).value())
          .matches("(0\\.\\d{4} ){4}[01]\\.\\d\\d .*")
          .endsWith(lines.get(i));
      ContentItem.Anchor anchor = text.anchors().get(i);
      assertThat(text.text().substring(anchor.start(), anchor.end())).isEqualTo(lines.get(i));
      assertThat(anchor.place()).isInstanceOf(Locator.Box.class);
    }
  }

  @Test
  void saysWhatItCouldNotRead() throws Exception {
    Found nothing = (Found) tool().run(image("threat-chat-ru.png"));
    assertThat(nothing.derived()).isEmpty();
    assertThat(nothing.evidence())
        .singleElement()
        .satisfies(e -> assertThat(e.signal()).isEqualTo(Evidence.UNREADABLE));
    assertThat(nothing.summary()).contains("could not be read").contains("another script");
    assertThat(nothing.observations()).anyMatch(o -> o.name().equals("unreadable text"));
  }

  @Test
  void aBrokenImageIsAFailureThatNamesFileAndRemedy() throws Exception {
    Path file = Files.write(folder.resolve("empty.png"), new byte[0]);
    Failed failed = (Failed) tool().run(ToolInputs.image("read_image_text", file));
    assertThat(failed.kind()).isEqualTo(Failed.Kind.BAD_INPUT);
    assertThat(failed.summary()).contains("empty.png is empty");
    assertThat(failed.remedy()).contains("copy it again");
  }

  @Test
  void theRestOfAnAnimationIsSaidToBeUnseen() throws Exception {
    Path file = folder.resolve("two.gif");
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int frame = 0; frame < 2; frame++) {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        writer.writeToSequence(new IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    }
    ToolResult result = tool().run(ToolInputs.image("read_image_text", file));
    assertThat(result.summary()).endsWith("Only the first of 2 frames was looked at.");
    assertThat(result.observations()).anyMatch(o -> o.value().equals("1 of 2"));
  }

  @Test
  void anImageThatIsNotInTheStoreIsAFailure() throws Exception {
    ToolInput there = image("threat-chat-ru.png");
    ToolInput gone =
        new ToolInput(
            there.call(),
            there.item(),
            CaseContext.unknown(),
            Optional.empty(),
            NO_SHELF,
            List.of());
    ToolResult result = tool().run(gone);
    assertThat(result).isInstanceOf(Failed.class);
    assertThat(result.summary()).contains("not in the media store");
  }

  @Test
  void withoutItsModelTheToolSaysHowToGetIt() {
    Tool tool =
        new ReadImageText(
            new Catalogue(folder.resolve("none")), sessions, DECODER, Optional.empty());
    assertThat(tool.unavailable()).isPresent();
    assertThat(tool.unavailable().orElseThrow().reason())
        .isEqualTo("the model pp-ocr-v4:0.0.6 is not installed");
    assertThat(tool.unavailable().orElseThrow().remedy()).contains("casebook models install");
  }

  private ToolInput image(String name) throws IOException {
    return ToolInputs.image("read_image_text", SampleImages.file(name, folder));
  }

  private Tool tool() throws InterruptedException {
    TestModels.require(Recipes.PP_OCR);
    return new ReadImageText(TestModels.catalogue(), sessions, DECODER, Optional.empty());
  }
}
