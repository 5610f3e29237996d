package org.casebook.models.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.casebook.models.ModelException;

/** What every sample keeps, whatever is asked for. */
class ClauseSamplesTest {
  private static final ClauseSamples BUNDLED = ClauseSamples.bundled();
  private static final List<List<List<String>>> NEWS = List.of(List.of(List.of("frame.news")));

  private static SampleRequest request(String language, String... groups) {
    List<List<String>> requires =
        Stream.of(groups).map(group -> List.of(group.split("\\|", -1))).toList();
    return new SampleRequest(requires, NEWS, language, 0.3);
  }

  @Property(tries = 20)
  void theSameSeedGivesTheSamePairs(@ForAll @LongRange(min = 0, max = 1000) long seed) {
    SampleRequest request = request("eng", "harm.hate", "cue.dehumanise|cue.exclude_group");

    List<SamplePair> once = BUNDLED.pairs(request, seed).limit(10).toList();

    assertThat(ClauseSamples.bundled().pairs(request, seed).limit(10).toList()).isEqualTo(once);
    assertThat(BUNDLED.pairs(request, seed + 1).limit(10).toList()).isNotEqualTo(once);
  }

  @Property(tries = 60)
  void aPairDiffersInOneSlotAndTheViolatingSideEstablishesWhatIsAsked(
      @ForAll @LongRange(min = 0, max = 5000) long seed) {
    List<String> languages = List.copyOf(BUNDLED.languages());
    String language = languages.get((int) (seed % languages.size()));
    List<String> cues =
        BUNDLED.producible(language).stream().filter(signal -> signal.startsWith("cue.")).toList();
    SampleRequest request = request(language, cues.get((int) (seed / 7 % cues.size())));

    for (SamplePair pair : BUNDLED.pairs(request, seed).limit(8).toList()) {
      assertThat(pair.violating().differences(pair.confounder())).hasSize(1);
      assertThat(pair.violating().signals()).containsAll(request.requires().get(0));
      assertThat(BUNDLED.producible(language)).containsAll(pair.violating().signals());
      assertThat(pair.violating().text()).isNotEqualTo(pair.confounder().text());
      assertThat(pair.violating().text() + pair.confounder().text()).doesNotContain("{", "}");
      assertThat(pair.violating().signals().contains("text.obfuscated"))
          .isEqualTo(pair.violating().attackFamily().isPresent());
    }
  }

  @Example
  void aGroupOfSeveralSignalsIsMetByAnyAndSentencesAreJoined() {
    SampleRequest request =
        request("eng", "harm.scam_spam", "cue.urgency", "cue.url|cue.phone_number");

    Set<String> sides =
        BUNDLED
            .pairs(request, 3)
            .limit(60)
            .map(pair -> pair.violating().signals().contains("cue.url") ? "link" : "call")
            .collect(Collectors.toSet());

    assertThat(sides).containsExactlyInAnyOrder("link", "call");
  }

  @Example
  void whatCanNotBeSaidInWordsIsTold() {
    SampleRequest request = request("eng", "harm.sexual", "image.nsfw|hash.known");

    assertThat(BUNDLED.lacking(request)).containsExactly(List.of("image.nsfw", "hash.known"));
    assertThat(BUNDLED.pairs(request, 1)).isEmpty();
  }

  @Example
  void anUnknownLanguageIsNamedBesideTheKnown() {
    assertThatThrownBy(() -> BUNDLED.producible("tlh"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("tlh")
        .hasMessageContaining("eng");
  }
}
