package org.casebook.runtime.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.ItemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseSourceTest {
  @TempDir Path folder;

  private final List<CaseDraft> cases = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void read(Path path) {
    new CaseSource(cases::add, problems::add).read(path);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void readsACaseWithAllItsParts() throws IOException {
    read(
        write(
            "case.json",
            """
            {"id": "a", "text": "hello",
             "media": [{"path": "m/x.png", "type": "image"}],
             "context": {"author": "someone", "country": "gb", "created_at": "2026-01-02T03:04:05Z",
                         "reports": [{"reason": "spam", "count": 3}, "hate"],
                         "thread": ["before", {"text": "earlier"}]},
             "gold": {"action": "remove", "clauses": ["SP3.b"]}, "other": 1}
            """));

    assertThat(problems).isEmpty();
    CaseDraft draft = cases.get(0);
    assertThat(draft.text()).contains("hello");
    assertThat(draft.media())
        .containsExactly(
            new CaseDraft.MediaFile(folder.resolve("m/x.png").toAbsolutePath(), ItemKind.IMAGE));
    assertThat(draft.context().country()).isEqualTo("GB");
    assertThat(draft.context().reportCount()).isEqualTo(4);
    assertThat(draft.context().thread()).containsExactly("before", "earlier");
    assertThat(draft.gold().orElseThrow().action()).isEqualTo(Action.REMOVE);
  }

  @Test
  void aBrokenLineIsOneMessageAndTheOthersGoOn() throws IOException {
    Path file =
        write(
            "cases.jsonl",
            """
            {"id": "a", "text": "one"}
            {"id": "b", "text": "tw

            {"id": "c"}
            {"id": "d", "text": "four"}
            """);
    read(file);

    assertThat(cases).extracting(CaseDraft::id).containsExactly("a", "d");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).startsWith(file + ":2: ").contains("not a complete JSON object");
    assertThat(problems.get(1)).startsWith(file + ":4: ").contains("neither text nor media");
  }

  @Test
  void whatIsNotThereIsSaid() {
    read(folder.resolve("nowhere.jsonl"));

    assertThat(problems).singleElement().asString().contains("nowhere.jsonl").contains("check");
  }

  @Test
  void mediaCanNotLeadOutOfTheFolder() throws IOException {
    read(write("c.json", "{\"id\":\"a\",\"media\":[{\"path\":\"../x.png\",\"type\":\"image\"}]}"));

    assertThat(problems).singleElement().asString().contains("leads out");
  }

  @Test
  void aTruncatedArchiveIsSaidAndWhatCameBeforeIsKept() throws IOException {
    Path file = folder.resolve("cases.jsonl.gz");
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      rows.append("{\"id\":\"").append(i).append("\",\"text\":\"").append(i * 31).append("\"}\n");
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    read(file);

    assertThat(problems).singleElement().asString().contains("can not be read");
    assertThat(cases).isNotEmpty();
  }

  @Test
  void aLineWithoutEndIsRefused() throws IOException {
    Path file = folder.resolve("bomb.jsonl.gz");
    byte[] block = "a".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < 16; i++) {
        out.write(block);
      }
    }
    read(file);

    assertThat(problems).singleElement().asString().contains("longer than");
  }

  @Test
  void loneSurrogatesKeepTheirPlace() throws IOException {
    read(write("c.json", "{\"id\":\"a\",\"text\":\"x\\ud83dy\\ud83d\\ude00\"}"));

    assertThat(cases.get(0).text()).contains("x\uFFFDy\uD83D\uDE00");
  }

  @Test
  void aFolderWithoutJsonGivesItsFiles() throws IOException {
    write("note.txt", "words");
    Files.write(folder.resolve("picture.PNG"), new byte[] {1});
    write("thing.xyz", "");
    read(folder);

    assertThat(cases).extracting(CaseDraft::id).containsExactly("note.txt", "picture.PNG");
    assertThat(problems).singleElement().asString().contains("thing.xyz");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    read(write("c.json", "{\"id\":\"a\",\"text\":\"t\",\"x\":" + "[".repeat(5_000)));

    assertThat(problems).singleElement().asString().contains("c.json");
  }
}
