package org.casebook.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
  static Stream<Class<?>> kinds() {
    return Arrays.stream(Event.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfEventHasASampleThatRoundTripsAndAGoldenFile(Class<?> kind) throws IOException {
    Event sample =
        Stream.concat(EventSamples.history().stream(), EventSamples.workspace().stream())
            .filter(kind::isInstance)
            .findFirst()
            .orElseThrow();
    String json = EventJson.write(sample);
    Golden.check("events/" + sample.type() + ".json", json + "\n");
    assertThat(EventJson.read(json)).isEqualTo(sample);
    assertThat(EventJson.write(EventJson.read(json))).isEqualTo(json);
  }

  @Test
  void theEnvelopeRoundTrips() {
    for (Event event : EventSamples.history()) {
      LoggedEvent logged =
          new LoggedEvent(
              "w",
              3,
              Instant.parse("2026-01-01T00:00:00.000001Z"),
              1,
              "w-3",
              Optional.of("w-2"),
              event);
      assertThat(EventJson.readLogged(EventJson.write(logged))).isEqualTo(logged);
    }
  }

  @Test
  void contentLoggedBeforeThereWereAnchorsAndSourcesIsRead() {
    String json =
        """
        {"content":{"context":{"author":null,"country":null,"created_at":null,"locale":null,\
        "reports":[],"surface":null,"thread":[]},"gold":null,"id":"c","items":[\
        {"derived_from":null,"id":"text","text":"hello","type":"text"},\
        {"id":"media-1","kind":"image","name":"a.png","sha256":"00","type":"media"}]},\
        "type":"case_opened"}""";
    assertThat(((Event.CaseOpened) EventJson.read(json, 1)).content().items())
        .containsExactly(
            new ContentItem.Text("text", "hello"),
            new ContentItem.Media("media-1", ItemKind.IMAGE, "00", "a.png"));
  }

  @Test
  void loneSurrogatesSurviveUtf8() {
    String text = "a\ud800b\udc00c\ud83d\ude00d\udbff";
    Event event = new Event.RunStopped("c", "r", text);
    byte[] bytes = EventJson.write(event).getBytes(StandardCharsets.UTF_8);
    String read = new String(bytes, StandardCharsets.UTF_8);
    assertThat(((Event.RunStopped) EventJson.read(read)).reason()).isEqualTo(text);
    assertThat(EventJson.write(EventJson.read(read)).getBytes(StandardCharsets.UTF_8))
        .isEqualTo(bytes);
  }

  @Test
  void keysAreSortedAndEnumsAreKeysAlsoAsKeys() {
    Event fused =
        EventSamples.history().stream()
            .filter(Event.EvidenceFused.class::isInstance)
            .findFirst()
            .orElseThrow();
    assertThat(EventJson.write(fused))
        .startsWith("{\"belief\":{\"areas\":{\"hate\":{\"conflict\":0.0,")
        .contains("\"scam_spam\":{")
        .endsWith("\"step\":3,\"type\":\"evidence_fused\"}");
  }

  @Test
  void whatIsNoEventIsRefusedByName() {
    assertThatThrownBy(() -> EventJson.read("{\"type\":\"case_closed\"}"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("case_closed");
    assertThatThrownBy(() -> EventJson.read("{\"type\":\"run_stopped\",\"run\":\"r\"}"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("case_id");
    assertThatThrownBy(() -> EventJson.read("{\"type\":\"run_stopped\""))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("1:");
    String good = EventJson.write(new Event.RunStopped("c", "r", "x"));
    assertThatThrownBy(() -> EventJson.read(good + "{}")).isInstanceOf(CasebookException.class);
    assertThatThrownBy(() -> EventJson.read(good.replace("{", "{\"runs\":1,")))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("runs");
  }
}
