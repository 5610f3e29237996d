package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.casebook.runtime.policy.LegalBasis.Ground;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys that a statement of reasons is made from, and clauses that only people can settle. */
class LegalBasisReaderTest {
  private static final String KEYS =
      """
      ground: illegal
      category: STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH
      keywords: [KEYWORD_HATE_SPEECH]
      legal_basis: Framework Decision 2008/913/JHA, Article 1
      """;

  @TempDir private Path folder;
  private final PolicyReader reader = new PolicyReader();

  @BeforeEach
  void writeSmallPolicy() {
    Policies.small(folder);
    Policies.write(folder, "clauses/HT1.a.md", with(KEYS));
  }

  private static String with(String keys) {
    return Policies.CONTEMPT.replace("severity: 1\n", "severity: 1\n" + keys);
  }

  @Test
  void readsWhatIsWritten() {
    assertThat(reader.load(folder).clause("HT1.a").orElseThrow().legalBasis())
        .contains(
            new LegalBasis(
                Ground.ILLEGAL,
                "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
                List.of("KEYWORD_HATE_SPEECH"),
                "Framework Decision 2008/913/JHA, Article 1"));
    assertThat(reader.load(folder).clause("HT2.a").orElseThrow().legalBasis()).isEmpty();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ground: illegal | ground: ilegal | 7:9: unknown ground 'ilegal'
          legal_basis: Framework Decision 2008/913/JHA, Article 1 | `` | 7:9: an illegal ground names no law
          ground: illegal | `` | 2:1: the key 'ground' is missing
          _ILLEGAL_OR_HARMFUL_SPEECH | _ILLEGAL_OR_HARMFUL_SPEACH | 8:11: unknown category 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEACH'
          KEYWORD_HATE_SPEECH | KEYWORD_PHISHING | 9:12: 'KEYWORD_PHISHING' is no keyword of STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH
          ground: illegal | human_only: true | 7:13: a tool can settle this clause
          harm.hate, | [human.untrue_statement], | 11:11: only a person can settle this clause
          """)
  void mistake(String right, String wrong, String expected) {
    String text = with(KEYS);
    assertThat(text).contains(right);
    Policies.write(folder, "clauses/HT1.a.md", text.replace(right, wrong));
    assertThat(reader.read(folder).problems())
        .extracting(PolicyProblem::headline)
        .contains("clauses/HT1.a.md:" + expected);
  }

  @Test
  void anExceptionHasNone() {
    Policies.write(
        folder, "clauses/EX0.a.md", Policies.NEWS.replace("severity: 0\n", "severity: 0\n" + KEYS));
    assertThat(reader.read(folder).problems())
        .extracting(PolicyProblem::headline)
        .containsExactly("clauses/EX0.a.md:7:9: an exception has no legal basis");
  }

  @Test
  void whatOnlyPeopleCanSettleIsMarked() {
    Policies.write(
        folder,
        "clauses/HT1.a.md",
        with("human_only: true\n").replace("harm.hate, ", "human.untrue_statement, "));
    Policy policy = reader.load(folder);
    assertThat(policy.clause("HT1.a").orElseThrow().humanOnly()).isTrue();
    assertThat(policy.clause("HT2.a").orElseThrow().humanOnly()).isFalse();
  }

  @Test
  void everyCategoryHasItsKeywords() {
    assertThat(StatementCategory.names()).hasSize(16);
    assertThat(StatementCategory.keywords("STATEMENT_CATEGORY_SCAMS_AND_FRAUD"))
        .contains("KEYWORD_PHISHING", "KEYWORD_OTHER")
        .hasSize(7);
    assertThat(StatementCategory.keywords("STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE")).isEmpty();
    assertThat(StatementCategory.keywords("nothing")).isEmpty();
  }
}
