package org.casebook.models.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.casebook.models.training.LabelledRow;

/**
 * Rows again with their words disguised and then repaired as the program repairs them before it
 * scores a text: what a disguise leaves behind is what a model meets. The labels stay.
 */
public final class AttackedCopies {
  private AttackedCopies() {}

  /**
   * Copies in the order of the rows, with the families of attack by turns; a row without words that
   * a family can disguise has none.
   *
   * @param repair how texts are normalised before they are scored
   * @param seed which letters change
   */
  public static List<LabelledRow> of(
      List<LabelledRow> rows, UnaryOperator<String> repair, long seed) {
    Random random = new Random(seed);
    AttackFamily[] families = AttackFamily.values();
    List<LabelledRow> copies = new ArrayList<>();
    for (LabelledRow row : rows) {
      AttackFamily family = families[copies.size() % families.length];
      Optional<String> attacked = family.apply(row.text(), random);
      if (attacked.isPresent()) {
        copies.add(
            new LabelledRow(
                row.id() + "/" + family.key(),
                row.source(),
                row.language(),
                repair.apply(attacked.get()),
                row.labels(),
                row.pair()));
      }
    }
    return copies;
  }
}
