package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.util.List;
import java.util.Random;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The short cut gives what the tokenizer library gives, on every text that it takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlainTextTest {
  private static final int MOST = EncoderSpecification.MAX_WORD_PIECES;
  private static final List<String> WORDS =
      List.of(
          "kill", "You're", "unbelievably", "O'Neill", "http://a.example/x?y=1", "3.14", "#tag");

  private PlainText plain;
  private HuggingFaceTokenizer library;

  @BeforeAll
  void open() throws InterruptedException {
    StoredModel model = TestModels.require(Recipes.MINILM);
    plain = PlainText.of(model, "tokenizer.json", MOST).orElseThrow();
    library = Tokenizers.open(model, "tokenizer.json", MOST);
  }

  @AfterAll
  void close() {
    library.close();
  }

  private void same(String text) {
    assertThat(plain.pieces(text).orElseThrow()).as(text).isEqualTo(library.encode(text).getIds());
  }

  @Test
  void onChosenTexts() {
    List.of(
            "",
            " ",
            "Hello, WORLD!",
            "a\tb\nc\rd\u000be\u000cf\u0000g\u007fh",
            "x".repeat(100),
            "x".repeat(101),
            "kill ".repeat(400),
            "$%&/()=?+~^`|<>\\\"{}_@;:",
            "don't can't 1,000,000.50 e-mail")
        .forEach(this::same);
  }

  @Test
  void onTextsThatNobodyChose() {
    Random random = new Random(11);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(60); j > 0; j--) {
        if (random.nextInt(3) == 0) {
          text.append(' ').append(WORDS.get(random.nextInt(WORDS.size())));
        } else {
          char drawn = (char) random.nextInt(0x80);
          text.append(drawn == '[' ? ']' : drawn);
        }
      }
      same(text.toString());
    }
  }

  @Test
  void otherTextsAreForTheLibrary() {
    assertThat(plain.pieces("naïve")).isEmpty();
    assertThat(plain.pieces("say [MASK] now")).isEmpty();
    assertThat(plain.pieces("kill 😀")).isEmpty();
  }
}
