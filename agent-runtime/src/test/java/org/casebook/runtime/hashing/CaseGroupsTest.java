package org.casebook.runtime.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.casebook.runtime.hashing.CaseGroup.Likeness;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.SampleImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseGroupsTest {
  private static final String TEXT = "Claim the parcel now, pay the small customs fee by tonight";

  @Test
  void casesAreGroupedByFileByLookAndByWords() throws Exception {
    Picture hills = SampleImages.picture("hills-no-text.png");
    PdqFingerprint whole = PdqHasher.fingerprint(hills);
    PdqFingerprint small = PdqHasher.fingerprint(hills.scaled(320, 240));
    PdqFingerprint other = PdqHasher.fingerprint(SampleImages.picture("tiles-no-text.png"));

    List<CaseGroup> groups =
        CaseGroups.of(
            List.of(
                content("a", "", "f1", whole),
                content("b", TEXT + "!", "f2", other),
                content("c", "", "f3", small),
                content("d", TEXT.toUpperCase(Locale.ROOT) + " please", "f4"),
                content("e", "Good morning to all of you in this quiet town", "f5"),
                content("f", "", "f5")));

    assertThat(groups)
        .containsExactly(
            new CaseGroup(List.of("a", "c"), Set.of(Likeness.LOOK)),
            new CaseGroup(List.of("b", "d"), Set.of(Likeness.WORDS)),
            new CaseGroup(List.of("e", "f"), Set.of(Likeness.FILE)));
  }

  @Test
  void plainPicturesAndShortTextsGroupNothing() {
    PdqFingerprint plain = new PdqFingerprint(new PdqHash(0, 0, 0, 0), 3);
    assertThat(
            CaseGroups.of(List.of(content("a", "ok", "1", plain), content("b", "ok", "2", plain))))
        .isEmpty();
  }

  @Test
  void fingerprintsAreRememberedBetweenStarts(@TempDir Path folder) throws Exception {
    Path file = SampleImages.file("hills-no-text.png", folder);
    ImageDecoder decoder = new ImageDecoder(MediaLimits.STANDARD);
    PdqFingerprint made = new FingerprintCache(folder, decoder).of("aa", file).orElseThrow();
    Files.delete(file);
    assertThat(new FingerprintCache(folder, decoder).of("aa", file)).contains(made);
    assertThat(new FingerprintCache(folder, decoder).of("bb", file)).isEmpty();
  }

  private static CaseGroups.Content content(
      String id, String text, String file, PdqFingerprint... pictures) {
    return new CaseGroups.Content(id, List.of(text), List.of(file), List.of(pictures));
  }
}
