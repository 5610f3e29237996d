package org.casebook.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;

/** A handful of harmless cases in many scripts, and one picture of the samples. */
final class FakeCases {
  static final String SCAM = "scam-parcel-en";
  static final String IMAGE = "image-raffle-ko";
  static final String SCRIPTS = "all-scripts";
  private static final String PICTURE = "shop-raffle-ko.png";

  private FakeCases() {}

  static List<Case> all() {
    List<Case> cases = new ArrayList<>();
    cases.add(
        text(
            SCAM,
            "Your parcel is waiting! Pay the sm\u200ball fee of 1.99 today at"
                + " parcel-help.example or it goes b\u0430ck. Click now, only 2 hours left.",
            "message",
            12,
            List.of("Hello?", "Who is this?")));
    cases.add(
        text(
            "news-flood-de",
            "Die Stadt meldet nach dem Hochwasser drei Verletzte und bittet um Spenden.",
            "post",
            0,
            List.of()));
    cases.add(
        text(
            "thanks-ar", "شكراً لكم على المساعدة، سنعود غداً مع الفريق.", "comment", 1, List.of()));
    cases.add(
        text("recipe-hi", "आज की रेसिपी बहुत अच्छी थी, सबको पसंद आई।", "comment", 0, List.of()));
    cases.add(text("sale-zh", "限时优惠，点击链接领取奖品，先付手续费。", "post", 4, List.of()));
    cases.add(
        text("prize-th", "คุณได้รับรางวัล โปรดโอนค่าธรรมเนียมวันนี้", "message", 7, List.of()));
    cases.add(
        text(
            SCRIPTS,
            "Latin Ünïcödé · Кириллица · Ελληνικά · العربية · עברית · हिन्दी · বাংলা · தமிழ் · ไทย"
                + " · ქართული · Հայերեն · 中文漢字 · ひらがな カタカナ · 한국어 · አማርኛ · 😀🔥 · 𝓯𝓻𝓮𝓮",
            "post",
            0,
            List.of()));
    for (int i = 1; i <= 18; i++) {
      cases.add(
          text(
              "greeting-en-%02d".formatted(i),
              "Good morning everyone, lovely day number " + i + " in the park.",
              "post",
              i % 4,
              List.of()));
    }
    cases.add(
        new Case(
            IMAGE,
            List.of(
                new ContentItem.Text("text", "여기를 보세요"),
                new ContentItem.Media("media-1", ItemKind.IMAGE, PICTURE, PICTURE)),
            context("post", 3, List.of()),
            Optional.empty()));
    return cases;
  }

  static Optional<Path> media(String sha256) {
    Path file =
        Path.of(System.getProperty("casebook.root", ".."))
            .resolve("samples/src/main/resources/org/casebook/samples/cases/media")
            .resolve(sha256);
    return Optional.of(file).filter(Files::isRegularFile);
  }

  private static Case text(
      String id, String text, String surface, int reports, List<String> thread) {
    return new Case(
        id,
        List.of(new ContentItem.Text("text", text)),
        context(surface, reports, thread),
        Optional.empty());
  }

  private static CaseContext context(String surface, int reports, List<String> thread) {
    return new CaseContext(
        "harbour_lights",
        surface,
        "en-GB",
        "GB",
        Optional.of(Instant.parse("2026-09-15T07:09:00Z")),
        reports == 0 ? List.of() : List.of(new CaseContext.Report("scam_spam", reports)),
        thread);
  }
}
