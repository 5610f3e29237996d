package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.inference.ImageText.Area;
import org.casebook.runtime.inference.ImageText.Line;
import org.casebook.runtime.media.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of text in other scripts, as PP-OCR leaves them: found and not read. */
class TesseractReaderTest {
  private static final ImageText FOUND =
      new ImageText(
          List.of(), List.of(new Area(0.05, 0.2, 0.9, 0.2), new Area(0.05, 0.5, 0.9, 0.25)));

  @ParameterizedTest
  @CsvSource({
    "rus, Inter-Regular, Переведите комиссию сегодня, и получите ваш приз",
    "ara, NotoSansArabic-Regular, أرسل الرسوم اليوم, واحصل على جائزتك",
    "hin, NotoSansDevanagari-Regular, आज ही शुल्क भेजें, और अपना इनाम पाएं",
  })
  void whatWasFoundIsReadInItsScript(String pack, String font, String first, String second)
      throws Exception {
    TesseractReader reader = reader(pack);
    ImageText read = reader.complete(picture(font, first, second), FOUND);

    assertThat(read.lines()).extracting(Line::text).containsExactly(first, second);
    assertThat(read.lines()).allSatisfy(line -> assertThat(line.confidence()).isGreaterThan(0.75));
    assertThat(read.lines().get(0).area().y()).isLessThan(read.lines().get(1).area().y());
    assertThat(read.unreadable()).isEmpty();
  }

  @Test
  void aScriptWithoutAPackStaysUnreadAndNoGarbageIsPassedOn() throws Exception {
    TesseractReader reader = reader("rus");
    assumeTrue(!reader.installed().contains("tha"), "a pack for Thai is installed");
    ImageText read =
        reader.complete(
            picture("NotoSansThai-Regular", "ส่งค่าธรรมเนียมวันนี้", "รับรางวัลของคุณ"), FOUND);
    assertThat(read.lines()).isEmpty();
    assertThat(read.unreadable()).isEqualTo(FOUND.unreadable());
  }

  @Test
  void whereEverythingWasReadNothingIsDone() throws Exception {
    TesseractReader reader = reader("rus");
    ImageText all = new ImageText(List.of(new Line("read", 1, new Area(0, 0, 1, 1))), List.of());
    assertThat(reader.complete(picture("Inter-Regular", "Привет", "мир"), all)).isSameAs(all);
  }

  @Test
  void withoutTheProgramThereIsNoReader() {
    assertThat(TesseractReader.find("no-such-program-here")).isEmpty();
  }

  @Test
  void aProgramThatFailsOrNeverEndsItsAnswerReadsNothing(@TempDir Path folder) throws Exception {
    Path program = folder.resolve("broken");
    Files.writeString(program, "#!/bin/sh\necho oops\nexit 3\n");
    assumeTrue(program.toFile().setExecutable(true), "no scripts on this system");
    assertThat(TesseractReader.find(program.toString())).isEmpty();
  }

  @Test
  void rowsOfAnotherFormArePassedOver() {
    String page = "1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t";
    String word = "5\t1\t1\t1\t1\t1\t10\t10\t20\t10\t96.5\tсто";
    String blank = "5\t1\t1\t1\t1\t2\t40\t10\t20\t10\t50\t ";
    String table = String.join("\n", "level\tpage_num", page, "nonsense", word, blank);
    assertThat(TesseractTable.words(table))
        .containsExactly(
            new TesseractTable.Word("1/1/1/1", "сто", 0.965, new Area(0.1, 0.2, 0.2, 0.2)));
  }

  private static TesseractReader reader(String pack) {
    Optional<TesseractReader> reader = TesseractReader.find();
    assumeTrue(reader.isPresent(), "tesseract is not installed");
    assumeTrue(
        reader.get().installed().contains(pack), "tesseract-ocr-" + pack + " is not installed");
    return reader.get();
  }

  private static Picture picture(String font, String first, String second)
      throws IOException, FontFormatException {
    BufferedImage image = new BufferedImage(640, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(new Color(245, 240, 220));
    graphics.fillRect(0, 0, 640, 240);
    graphics.setColor(new Color(40, 40, 60));
    graphics.setFont(font(font));
    graphics.drawString(first, 40, 90);
    graphics.drawString(second, 40, 160);
    graphics.dispose();
    return Picture.of(image);
  }

  private static Font font(String name) throws IOException, FontFormatException {
    Path fonts =
        Path.of(System.getProperty("casebook.root", ".."))
            .resolve("ui-resources/src/main/resources/org/casebook/ui/fonts");
    return Font.createFont(Font.TRUETYPE_FONT, fonts.resolve(name + ".ttf").toFile())
        .deriveFont(34f);
  }
}
