package org.casebook.app.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.casebook.app.control.WaterfallModel.Bar;
import org.casebook.app.control.WaterfallModel.Caption;
import org.casebook.app.control.WaterfallModel.Kind;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Contribution;

/** What the waterfall shows adds up, exactly and as printed. */
class WaterfallModelTest {
  @Property
  void barsSumToTheTotal(
      @ForAll @DoubleRange(min = -6, max = 6) double prior,
      @ForAll @Size(max = 30) List<@DoubleRange(min = -4, max = 4) Double> weights) {
    List<Contribution> contributions = new ArrayList<>();
    double total = prior;
    for (double weight : weights) {
      contributions.add(new Contribution("call-1/" + contributions.size(), weight, ""));
      total += weight;
    }
    WaterfallModel model =
        WaterfallModel.of(
            new AreaBelief(prior, contributions, total, 0),
            "prior",
            "total",
            one -> new Caption(one.evidence(), ""));
    List<Bar> parts =
        model.bars().stream().filter(bar -> bar.kind() != Kind.TOTAL).collect(Collectors.toList());
    Bar sum = model.bars().get(model.bars().size() - 1);
    assertThat(parts.stream().mapToDouble(Bar::value).sum()).isCloseTo(sum.value(), within(1e-9));
    assertThat(parts.stream().mapToLong(Bar::hundredths).sum()).isEqualTo(sum.hundredths());
    for (Bar bar : model.bars()) {
      assertThat(model.place(bar.to())).isBetween(0.0, 1.0);
    }
  }
}
