package org.casebook.runtime.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.table.ColumnMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleImportTest {
  @TempDir private Path folder;
  private final Policy policy =
      new PolicyReader()
          .load(
              Path.of(
                  System.getProperty("casebook.root", ".."),
                  "samples/src/main/resources/org/casebook/samples/policies/community"));

  @Test
  void goodRowsAreTakenAndTheOthersToldWithPlaceAndRemedy() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.csv"),
            """
            body,y,seen,country
            one,1,cue.slur;harm.hate=0.9,
            two,0,,DE
            three,ban,,
            four,1,cue.slur=2,
            """);
    List<Double> progress = new ArrayList<>();
    SampleImport.Result read =
        new SampleImport(file, ColumnMapping.parse("signals=seen"), "mine.csv", policy)
            .read(progress::add, () -> false);
    assertThat(read.samples()).extracting(Sample::text).containsExactly("one", "two");
    assertThat(read.samples().get(0).gold().orElseThrow().action()).isEqualTo(Action.REMOVE);
    assertThat(read.samples().get(0).slices()).containsEntry("source", "mine.csv");
    assertThat(read.samples().get(0).country()).isEmpty();
    assertThat(read.silent()).isEqualTo(1);
    assertThat(read.refused()).isEqualTo(2);
    assertThat(read.problems().get(0)).startsWith(file + ":4: ").contains("ban", "allow");
    assertThat(read.problems().get(1)).startsWith(file + ":5: ").contains("0 to 1");
    assertThat(progress).isSorted().last().isEqualTo(1.0);
  }

  @Test
  void cancellingAndFilesWithoutASampleGiveNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "text,label\na,maybe\n");
    SampleImport reading = new SampleImport(file, ColumnMapping.NONE, "a", policy);
    assertThatThrownBy(() -> reading.read(done -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> reading.read(done -> {}, () -> false)).hasMessageContaining("maybe");
  }
}
