package org.casebook.app.lab;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.backtest.Flip;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.lab.Explained;
import org.casebook.runtime.lab.MarkedProof;

/** A sample that flips: its text, what is known of it, and why, before and after. */
final class FlipSheet extends VBox {
  private final Texts texts;
  private final Words words;

  FlipSheet(Flip flip, Explained explained, Texts texts, Runnable close) {
    this.texts = texts;
    this.words = new Words(texts);
    getStyleClass().addAll("overlay-sheet", "flip-sheet");
    setSpacing(12);
    setMaxSize(980, USE_PREF_SIZE);
    setFocusTraversable(true);
    Label gold =
        flip.gold().isPresent()
            ? Glyphs.pill(flip.gold().get(), texts.get("lab.gold", words.action(flip.gold().get())))
            : Glyphs.pill(texts.get("lab.kind.unlabelled"), "tone-settled");
    Button back = new Button(texts.get("lab.close"), Glyphs.key("Esc"));
    back.setOnAction(event -> close.run());
    Label text = Glyphs.wrapped(explained.sample().text(), "large-quote");
    text.setMaxWidth(940);
    HBox sides =
        new HBox(
            18,
            side(
                "proof-before",
                "lab.before",
                flip.before(),
                explained.clauses().stream().flatMap(c -> c.before().stream()).toList()),
            side(
                "proof-after",
                "lab.after",
                flip.after(),
                explained.clauses().stream().flatMap(c -> c.after().stream()).toList()));
    sides.setPrefHeight(320);
    getChildren()
        .addAll(
            Gaps.row(
                8,
                Glyphs.label(flip.id(), "sheet-title"),
                Glyphs.label(words.language(explained.sample().lang()), "muted"),
                gold,
                Gaps.spring(),
                back),
            text,
            Glyphs.wrapped(
                texts.get("lab.signals", String.join(", ", signals(explained))),
                "muted",
                "small-text"),
            sides);
  }

  private static List<String> signals(Explained explained) {
    List<String> all = new java.util.ArrayList<>();
    explained.sample().beliefs().forEach((area, p) -> all.add("harm." + area.key() + " " + p));
    all.addAll(explained.sample().signals().keySet());
    return all;
  }

  private Node side(String id, String key, Action decided, List<MarkedProof> proofs) {
    VBox side =
        Gaps.column(
            6,
            Gaps.row(
                8,
                Glyphs.label(texts.get(key), "section-title"),
                Glyphs.pill(decided, words.action(decided))));
    ProofTree tree = new ProofTree(proofs, texts);
    tree.setId(id);
    VBox.setVgrow(tree, Priority.ALWAYS);
    side.getChildren().add(tree);
    side.setPrefWidth(460);
    HBox.setHgrow(side, Priority.ALWAYS);
    return side;
  }
}
