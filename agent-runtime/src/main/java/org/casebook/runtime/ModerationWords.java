package org.casebook.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.features.EncoderText;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.features.TextFeatures;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.PolicyTexts;
import org.casebook.models.moderation.Token;
import org.casebook.runtime.policy.Policy;

/** Texts as the moderation model takes them: of cases, and of policies. */
final class ModerationWords {
  /** What any policy is about. */
  private static final List<String> ANY =
      List.of(
          "Content that breaks the rules of the community and harms people.",
          "Hate, harassment, threats, violence, scams and other harmful content.",
          "Harmful, abusive or dangerous content that must not stay up.");

  private static final List<Character.UnicodeScript> SCRIPTS =
      List.of(
          Character.UnicodeScript.LATIN,
          Character.UnicodeScript.CYRILLIC,
          Character.UnicodeScript.ARABIC,
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.HANGUL,
          Character.UnicodeScript.DEVANAGARI);

  /** Length of the vectors of properties: counted ones, then shares of scripts and others. */
  static final int PROPERTIES =
      org.casebook.models.features.HandFeatures.NAMES.size() + SCRIPTS.size() + 1;

  private final SentenceEncoder encoder;
  private final FeatureExtractor extractor;

  ModerationWords(SentenceEncoder encoder) {
    this.encoder = encoder;
    this.extractor = new FeatureExtractor(encoder);
  }

  /** Length of the vectors of words. */
  int dimension() {
    return encoder.dimension();
  }

  /** Per text its tokens: words, counted properties, scripts. */
  List<List<Token>> tokens(List<String> texts) {
    List<List<Token>> all = new ArrayList<>();
    List<TextFeatures> features = extractor.extractAll(texts);
    for (int i = 0; i < texts.size(); i++) {
      float[] counted = new float[PROPERTIES];
      float[] hand = features.get(i).hand();
      System.arraycopy(hand, 0, counted, 0, hand.length);
      all.add(
          List.of(
              new Token(Modality.TEXT, features.get(i).vector()),
              new Token(Modality.METADATA, counted),
              new Token(Modality.LANGUAGE, scripts(texts.get(i), hand.length))));
    }
    return all;
  }

  /** Words seen or heard, without properties. */
  Token words(Modality modality, String text) {
    return new Token(modality, extractor.extractAll(List.of(text)).get(0).vector());
  }

  private static float[] scripts(String text, int from) {
    float[] shares = new float[PROPERTIES];
    int[] letters = text.codePoints().filter(Character::isLetter).toArray();
    for (int letter : letters) {
      int at = SCRIPTS.indexOf(Character.UnicodeScript.of(letter));
      shares[from + (at < 0 ? SCRIPTS.size() : at)] += 1f / letters.length;
    }
    return shares;
  }

  /** What the clauses of a policy say of each harm area: title and body, and each example line. */
  PolicyTexts policies(Policy policy) {
    Map<Label, List<float[]>> texts = new LinkedHashMap<>();
    for (HarmCategory category : HarmCategory.values()) {
      List<String> said =
          policy.clauses().values().stream()
              .filter(
                  clause -> clause.area().map(a -> a.key().equals(category.key())).orElse(false))
              .flatMap(clause -> said(clause.title(), clause.body()))
              .toList();
      if (!said.isEmpty()) {
        texts.put(Label.of(category), vectors(said));
      }
    }
    texts.put(Label.ANY, vectors(ANY));
    return new PolicyTexts(texts);
  }

  /** The lines of a clause up to its harmless examples. */
  private static Stream<String> said(String title, String body) {
    String violating = body.split("## Safe", 2)[0];
    return Stream.concat(
        Stream.of(title),
        violating
            .lines()
            .map(line -> line.replaceFirst("^[-*#\\s]+", "").strip())
            .filter(line -> line.length() > "## Violates".length()));
  }

  private List<float[]> vectors(List<String> texts) {
    return encoder.encodeAll(texts.stream().map(EncoderText::prepare).distinct().toList());
  }
}
