package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.SampleImages;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageTextReaderTest {
  private final OnnxSessions sessions = new OnnxSessions();
  private ImageTextReader reader;

  @BeforeAll
  void open() throws InterruptedException {
    reader = new ImageTextReader(sessions, TestModels.require(Recipes.PP_OCR));
  }

  @AfterAll
  void close() {
    sessions.close();
  }

  @Test
  void readsLatinTextInReadingOrder() throws Exception {
    ImageText text = reader.read(SampleImages.picture("pistol-listing-en.png"));
    assertThat(text.text())
        .contains(
            "Two boxes of ammunition included.\nPrivate seller. No papers, no checks, no names.");
    assertThat(text.unreadable()).isEmpty();
    assertThat(text.lines()).allSatisfy(line -> assertThat(line.confidence()).isGreaterThan(0.9));
    assertThat(text.lines())
        .allSatisfy(
            line -> {
              assertThat(line.area().x()).isBetween(0.0, 1.0);
              assertThat(line.area().x() + line.area().width()).isBetween(0.0, 1.0);
              assertThat(line.area().height()).isPositive();
            });
  }

  @Test
  void putsSpacesBackBetweenCapitals() throws Exception {
    assertThat(reader.read(SampleImages.picture("bank-advice-en.png")).text())
        .contains("WE NEVER ASK FOR YOUR PIN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"threat-chat-ru.png", "quick-loan-th.png", "shop-raffle-ko.png"})
  void textInOtherScriptsIsReportedAndNotGuessedAt(String name) throws Exception {
    ImageText text = reader.read(SampleImages.picture(name));
    assertThat(text.text()).doesNotContainPattern("[A-Za-z]");
    assertThat(text.unreadable()).isNotEmpty();
  }

  @Test
  void aPictureWithoutTextHasNone() throws Exception {
    ImageText text = reader.read(SampleImages.picture("dunes-no-text.png"));
    assertThat(text.lines()).isEmpty();
    assertThat(text.unreadable()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-12, 7, 15})
  void readsTurnedLines(int degrees) throws Exception {
    ImageText text = reader.read(turned(SampleImages.picture("bank-advice-en.png"), degrees));
    assertThat(text.text()).contains("Not by phone, not by message.");
  }

  @Test
  void theSamePictureGivesTheSameText() throws Exception {
    Picture picture = SampleImages.picture("game-chat-es.png");
    assertThat(reader.read(picture)).isEqualTo(reader.read(picture));
  }

  @Test
  void anInterruptedReaderStops() throws IOException {
    Picture picture = SampleImages.picture("pistol-listing-en.png");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> reader.read(picture)).isInstanceOf(InterruptedException.class);
  }

  private static Picture turned(Picture picture, int degrees) throws IOException {
    BufferedImage source = ImageIO.read(new ByteArrayInputStream(picture.png()));
    int side = Math.max(picture.width(), picture.height()) * 5 / 4;
    BufferedImage target = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(0, 0, side, side);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.rotate(Math.toRadians(degrees), side / 2.0, side / 2.0);
    graphics.drawImage(source, (side - picture.width()) / 2, (side - picture.height()) / 2, null);
    graphics.dispose();
    return Picture.of(target);
  }
}
