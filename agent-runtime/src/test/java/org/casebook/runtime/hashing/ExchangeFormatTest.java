package org.casebook.runtime.hashing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.hashing.ExchangeFormat.Imported;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeFormatTest {
  private static final String PDQ =
      "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
  private static final List<KnownHash> HASHES =
      List.of(
          new KnownHash(HashKind.PDQ, PDQ, HarmArea.VIOLENCE, "a \"bridge\", seen twice"),
          new KnownHash(HashKind.MD5, "0".repeat(32), HarmArea.SCAM_SPAM, ""),
          new KnownHash(HashKind.SHA1, "a".repeat(40), HarmArea.HATE, "ナイフ"),
          new KnownHash(HashKind.SHA256, "b".repeat(64), HarmArea.SEXUAL, "note"),
          new KnownHash(HashKind.PHOTODNA, "1,2,3", HarmArea.CHILD_SAFETY, "opaque"));

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"THREATEXCHANGE_CSV", "THREATEXCHANGE_JSON"})
  void whatIsExportedIsImportedUnchanged(ExchangeFormat format) throws IOException {
    StringWriter out = new StringWriter();
    format.write(HASHES, out);
    Path file = Files.writeString(folder.resolve("shared"), out.toString());
    Imported imported = format.read(file, Optional.empty());
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.hashes()).isEqualTo(HASHES);
  }

  @Test
  void theListsInAWorkspaceKeepThemAndCompareAllButPhotoDna() {
    HashListFiles.write(folder, "shared", HASHES);
    HashLists lists = HashLists.read(folder);
    assertThat(lists.problems()).isEmpty();
    assertThat(lists.lists().get("shared.txt")).isEqualTo(HASHES);
    assertThat(lists.size()).isEqualTo(4);
    assertThat(lists.near(PdqHash.ofHex(PDQ.replace("b22", "b23")).orElseThrow()))
        .singleElement()
        .satisfies(near -> assertThat(near.distance()).isEqualTo(1));
    assertThat(lists.find(HashKind.MD5, "0".repeat(32))).isPresent();
  }

  @Test
  void answersOfTheThreatExchangeApiAreRead() throws IOException {
    Path file =
        write(
            "answer.json",
            """
            {"data": [
              {"id": "1", "indicator": {"indicator": "%s", "type": "HASH_PDQ"}, "type": "HASH_PDQ",
               "description": "shared", "tags": {"data": [{"text": "casebook_area:hate"}]}},
              {"id": "2", "raw_indicator": "example.com", "type": "DOMAIN"},
              {"id": "3", "raw_indicator": "abc", "type": "HASH_MD5"},
              {"id": "4", "raw_indicator": "%s", "type": "HASH_MD5"}
            ]}
            """
                .formatted(PDQ, "c".repeat(32)));
    Imported imported = ExchangeFormat.THREATEXCHANGE_JSON.read(file, Optional.empty());
    assertThat(imported.hashes())
        .containsExactly(new KnownHash(HashKind.PDQ, PDQ, HarmArea.HATE, "shared"));
    assertThat(imported.passedOver()).isEqualTo(1);
    assertThat(imported.problems())
        .satisfiesExactly(
            first -> assertThat(first).contains("entry 3").contains("is no HASH_MD5"),
            second -> assertThat(second).contains("entry 4").contains("--area"));
  }

  @Test
  void answersOfTheHashSharingApiAreRead() throws IOException {
    Path file =
        write(
            "entries.xml",
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2">
              <images count="2" maxTimestamp="2017-10-24T15:10:00Z">
                <image>
                  <member id="42">Example Member</member>
                  <timestamp>2017-10-24T15:00:00Z</timestamp>
                  <id>image1</id>
                  <classification>A1</classification>
                  <fingerprints>
                    <md5>A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1A1</md5>
                    <pdna>1,2,3</pdna>
                    <netclean>not compared here</netclean>
                  </fingerprints>
                </image>
                <deletedImage><member id="43">Other</member><id>image4</id></deletedImage>
              </images>
            </queryResult>
            """);
    Imported imported = ExchangeFormat.NCMEC_XML.read(file, Optional.empty());
    assertThat(imported.problems()).isEmpty();
    assertThat(imported.passedOver()).isEqualTo(1);
    assertThat(imported.hashes())
        .containsExactly(
            new KnownHash(HashKind.MD5, "a1".repeat(16), HarmArea.CHILD_SAFETY, "NCMEC image1 A1"),
            new KnownHash(HashKind.PHOTODNA, "1,2,3", HarmArea.CHILD_SAFETY, "NCMEC image1 A1"));
  }

  @Test
  void hostileXmlReadsNoOtherFile() throws IOException {
    Path secret = write("secret.txt", "a".repeat(32));
    Path file =
        write(
            "hostile.xml",
            "<!DOCTYPE q [<!ENTITY s SYSTEM \""
                + secret.toUri()
                + "\">]><q><image><id>1</id><md5>&s;</md5></image></q>");
    assertThatThrownBy(() -> ExchangeFormat.NCMEC_XML.read(file, Optional.empty()))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("hostile.xml");
  }

  @Test
  void aTableWithoutHeaderIsRefusedWithTheRemedy() throws IOException {
    Path file = write("bare.csv", PDQ + ",HASH_PDQ\n");
    assertThatThrownBy(() -> ExchangeFormat.THREATEXCHANGE_CSV.read(file, Optional.empty()))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("bare.csv")
        .hasMessageContaining("first row");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
