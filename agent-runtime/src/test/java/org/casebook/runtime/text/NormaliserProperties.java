package org.casebook.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class NormaliserProperties {
  private static final Normaliser NORMALISER = Normaliser.bundled();

  /** Any UTF-16 at all, mixed with the characters that the stages act upon. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "k",
            "i",
            "l",
            "L",
            " ",
            " ",
            ".",
            "*",
            "-",
            "kill",
            "h4t3",
            "f*ck",
            "а",
            "о",
            "у",
            "ѕ",
            "α",
            "ν",
            "\u0301",
            "\u0336",
            "\u200B",
            "\u200D",
            "\u202E",
            "\u202C",
            "\u200E",
            "\uFE0F",
            "𝓴",
            "ⓘ",
            "ｌ",
            "🇰",
            "😀",
            "ʟ",
            "ᵏ",
            "1",
            "3",
            "$",
            "@",
            "#",
            "ह",
            "ि",
            "्",
            "ก",
            "ำ",
            "ا",
            "ّ",
            "한",
            "ㅋ",
            "ᄒ",
            "ᅡ",
            "漢",
            "ｶ",
            "ﾞ",
            "\uD83C",
            "\uDFF4",
            "\uDB40\uDC67",
            "\n",
            "fu ck",
            "sssss",
            "é",
            "ß",
            "İ",
            "ﬁ",
            "Ⅳ",
            "卄",
            "&amp;",
            "www.",
            "://");
    Arbitrary<String> tricky =
        pieces.list().ofMinSize(0).ofMaxSize(14).map(p -> String.join("", p));
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
    return Arbitraries.oneOf(tricky, any);
  }

  @Property(tries = 3000)
  void normalisingTwiceChangesNothing(@ForAll("texts") String raw) {
    String once = NORMALISER.normalise(raw).text();
    assertThat(NORMALISER.normalise(once).text()).isEqualTo(once);
  }

  @Property(tries = 3000)
  void offsetsStayInsideAndNeverGoBack(@ForAll("texts") String raw) {
    NormalisedText text = NORMALISER.normalise(raw);
    int start = 0;
    int end = 0;
    for (int i = 0; i < text.text().length(); i++) {
      assertThat(text.rawStart(i)).isBetween(start, raw.length());
      assertThat(text.rawEnd(i)).isBetween(Math.max(end, text.rawStart(i) + 1), raw.length());
      start = text.rawStart(i);
      end = text.rawEnd(i);
    }
    for (Obfuscation o : text.obfuscations()) {
      assertThat(o.before()).isEqualTo(raw.substring(o.rawStart(), o.rawEnd()));
    }
  }
}
