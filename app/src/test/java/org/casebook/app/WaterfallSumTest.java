package org.casebook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.casebook.app.control.WaterfallModel;
import org.casebook.app.control.WaterfallModel.Bar;
import org.casebook.app.control.WaterfallModel.Kind;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Contribution;

/** What a reader adds up is what stands below the line. */
class WaterfallSumTest {
  @Property(tries = 300)
  void barsSumToTheTotalExactlyAndAsPrinted(
      @ForAll @DoubleRange(min = -6, max = 2) double prior,
      @ForAll @Size(max = 12) List<@DoubleRange(min = -4, max = 4) Double> weights) {
    List<Contribution> parts = new ArrayList<>();
    double total = prior;
    for (double weight : weights) {
      parts.add(new Contribution("e" + parts.size(), weight, ""));
      total += weight;
    }
    WaterfallModel walk =
        WaterfallModel.of(
            new AreaBelief(prior, parts, total, 0),
            "prior",
            "total",
            part -> new WaterfallModel.Caption(part.evidence(), ""));
    Bar last = walk.bars().get(walk.bars().size() - 1);
    assertThat(
            walk.bars().stream()
                .filter(bar -> bar.kind() != Kind.TOTAL)
                .mapToDouble(Bar::value)
                .sum())
        .isCloseTo(last.value(), within(1e-9));
    assertThat(
            walk.bars().stream()
                .filter(bar -> bar.kind() != Kind.TOTAL)
                .mapToLong(Bar::hundredths)
                .sum())
        .isEqualTo(last.hundredths());
  }
}
