package org.casebook.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;

class EventJsonProperties {
  @Property(tries = 300)
  void casesAndResultsRoundTripToTheByte(@ForAll("events") Event event) {
    byte[] bytes = EventJson.write(event).getBytes(StandardCharsets.UTF_8);
    Event read = EventJson.read(new String(bytes, StandardCharsets.UTF_8));
    assertThat(read).isEqualTo(event);
    assertThat(EventJson.write(read).getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
  }

  @Provide
  Arbitrary<Event> events() {
    Arbitrary<Event> opened = cases().map(Event.CaseOpened::new);
    Arbitrary<Event> returned =
        Combinators.combine(text(), results(), Arbitraries.longs())
            .as((call, result, micros) -> new Event.ToolReturned("c", "r", call, result, micros));
    return Arbitraries.oneOf(opened, returned);
  }

  /** Any UTF-16, lone surrogates and control characters included. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars('\ud800', '\udc00', '\u0000', '"', '\\')
        .withCharRange('\ud700', '\ue000')
        .ascii()
        .ofMaxLength(30);
  }

  private static Arbitrary<Case> cases() {
    Arbitrary<CaseContext> contexts =
        Combinators.combine(
                text(),
                instants().optional(),
                text().map(r -> new CaseContext.Report(r, 2)).list().ofMaxSize(2),
                text().list().ofMaxSize(2))
            .as((s, at, reports, thread) -> new CaseContext(s, s, s, s, at, reports, thread));
    Arbitrary<Optional<Case.Gold>> gold =
        Combinators.combine(Arbitraries.of(Action.class), text().list().ofMaxSize(2))
            .as(Case.Gold::new)
            .optional();
    return Combinators.combine(text(), items(), contexts, gold).as(Case::new);
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-62_000_000_000L, 250_000_000_000L)
        .map(s -> Instant.ofEpochSecond(s, Math.floorMod(s * 31, 1_000_000_000L)));
  }

  private static Arbitrary<List<ContentItem>> items() {
    Arbitrary<ContentItem> texts =
        Combinators.combine(text(), text(), text().optional(), anchors().list().ofMaxSize(2))
            .as(ContentItem.Text::new);
    Arbitrary<ContentItem> media =
        Combinators.combine(text(), Arbitraries.of(ItemKind.class), text())
            .as((id, kind, name) -> new ContentItem.Media(id, kind, "00", name));
    return Arbitraries.oneOf(texts, media).list().ofMaxSize(3);
  }

  private static Arbitrary<ContentItem.Anchor> anchors() {
    return text().map(item -> new ContentItem.Anchor(0, 2, new Locator.TimeRange(item, 5, 9)));
  }

  private static Arbitrary<ToolResult> results() {
    Arbitrary<List<ToolResult.Observation>> observations =
        Combinators.combine(text(), text()).as(ToolResult.Observation::new).list().ofMaxSize(2);
    Arbitrary<ToolResult> found =
        Combinators.combine(text(), observations, evidence().list().ofMaxSize(2), items(), hits())
            .as(ToolResult.Found::new);
    Arbitrary<ToolResult> nothing =
        Combinators.combine(text(), observations).as(ToolResult.Nothing::new);
    Arbitrary<ToolResult> failed =
        Combinators.combine(Arbitraries.of(ToolResult.Failed.Kind.class), text(), text())
            .as(ToolResult.Failed::new);
    return Arbitraries.oneOf(found, nothing, failed);
  }

  private static Arbitrary<List<ToolResult.ClauseHit>> hits() {
    Arbitrary<Double> any = Arbitraries.longs().map(Double::longBitsToDouble);
    return Combinators.combine(text(), any).as(ToolResult.ClauseHit::new).list().ofMaxSize(2);
  }

  private static Arbitrary<Evidence> evidence() {
    Arbitrary<Double> finite =
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    Arbitrary<Locator> locators =
        Arbitraries.oneOf(
            text().map(Locator.Whole::new),
            text().map(item -> new Locator.Span(item, 1, 4)),
            Combinators.combine(text(), finite)
                .as((item, x) -> new Locator.Box(item, x, -0.0, 1, Double.MIN_VALUE)));
    return Combinators.combine(
            text(),
            Arbitraries.maps(Arbitraries.of(HarmArea.class), finite),
            Arbitraries.doubles().between(0, 1),
            locators.list().ofMinSize(1).ofMaxSize(3))
        .as(
            (s, weights, reliability, where) ->
                new Evidence(s, s, s, new TreeMap<>(weights), reliability, s, where, s));
  }
}
