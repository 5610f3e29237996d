package org.casebook.app.lab;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.lab.MarkedProof;
import org.casebook.runtime.policy.Proof;

/** Proofs of clauses as a tree; steps that differ from the other version are marked and open. */
final class ProofTree extends TreeView<MarkedProof> {
  private final Texts texts;
  private final Words words;

  ProofTree(List<MarkedProof> proofs, Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
    getStyleClass().add("proof-tree");
    TreeItem<MarkedProof> root = new TreeItem<>();
    proofs.forEach(proof -> root.getChildren().add(item(proof)));
    root.setExpanded(true);
    setRoot(root);
    setShowRoot(false);
    setFixedCellSize(26);
    setCellFactory(ignored -> new Cell());
  }

  private static TreeItem<MarkedProof> item(MarkedProof proof) {
    TreeItem<MarkedProof> item = new TreeItem<>(proof);
    item.setExpanded(proof.changedBelow());
    proof.parts().forEach(part -> item.getChildren().add(item(part)));
    return item;
  }

  private String label(Proof proof) {
    return switch (proof.kind()) {
      case SCOPE, ALL, ANY, UNLESS_EXCEPTED, UNLESS_OVERRIDDEN ->
          texts.getOr("lab.proof." + proof.kind().key(), proof.label());
      case SIGNAL -> proof.label().contains(" ") ? proof.label() : words.signal(proof.label());
      case CLAUSE, NOT, PREDICATE, CONDITION -> proof.label();
    };
  }

  /** One step: whether it holds, what it is, whether it differs. */
  private final class Cell extends TreeCell<MarkedProof> {
    @Override
    protected void updateItem(MarkedProof step, boolean empty) {
      super.updateItem(step, empty);
      setText(null);
      setGraphic(null);
      if (empty || step == null) {
        return;
      }
      Proof proof = step.proof();
      String truth = proof.truth().name().toLowerCase(Locale.ROOT);
      String icon =
          switch (proof.truth()) {
            case TRUE -> "mdi2c-check";
            case FALSE -> "mdi2c-close";
            case OPEN -> "mdi2h-help";
          };
      HBox row =
          Gaps.row(
              6,
              Glyphs.icon(icon, "proof-" + truth),
              Glyphs.label(label(proof), "small-text", step.changed() ? "strong" : "muted"));
      if (step.changed()) {
        row.getChildren().add(Glyphs.pill(texts.get("lab.proof.changed"), "tone-warning"));
      }
      setGraphic(row);
    }
  }
}
