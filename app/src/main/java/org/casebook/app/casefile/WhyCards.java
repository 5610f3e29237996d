package org.casebook.app.casefile;

import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.explanation.Counterfactual;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.explanation.Sentence;
import org.casebook.runtime.explanation.StatementOfReasons;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.view.RunTrace;

/**
 * Why, in the language of the screen: the account of the decision, what would have turned it, and
 * the statement of reasons. Until they are worked out, the recorded sentences stand there.
 */
final class WhyCards {
  private final CaseViewModel model;
  private final Texts texts;
  private final Words words;
  private final VBox otherwise = Gaps.column(6);
  private final VBox reasons = Gaps.column(10);
  private String shown = "";

  WhyCards(CaseViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    this.words = new Words(texts);
  }

  /** What would have turned the outcome; empty until it is worked out. */
  Node otherwise() {
    return otherwise;
  }

  /** The account, and the statement of reasons where one is due. */
  Node reasons() {
    return reasons;
  }

  /** Works out the explanation of a run, unless it is shown already. */
  void show(RunTrace run, Decision decision, int reviews) {
    String id = run.started().run();
    String wanted = id + "/" + reviews;
    if (wanted.equals(shown)) {
      return;
    }
    shown = wanted;
    otherwise.getChildren().clear();
    VBox recorded = Gaps.column(5);
    decision.rationale().forEach(text -> recorded.getChildren().add(line(text, List.of())));
    reasons.getChildren().setAll(card("verdict.rationale", recorded));
    model.explain(
        id,
        texts.locale(),
        words::signal,
        explanation -> {
          if (wanted.equals(shown)) {
            show(explanation);
          }
        });
  }

  private void show(Explanation explanation) {
    VBox account = Gaps.column(5);
    for (Sentence sentence : explanation.account()) {
      account.getChildren().add(line(sentence.text(), sentence.evidence()));
    }
    reasons.getChildren().setAll(card("verdict.rationale", account));
    explanation.statement().ifPresent(due -> reasons.getChildren().add(statement(due)));
    List<String> takenAway =
        explanation.counterfactual().map(Counterfactual::changes).orElse(List.of()).stream()
            .flatMap(change -> change.evidence().stream())
            .toList();
    otherwise
        .getChildren()
        .setAll(card("verdict.otherwise", line(explanation.otherwise(), takenAway)));
  }

  private VBox statement(StatementOfReasons statement) {
    VBox lines = Gaps.column(5);
    statement.text().forEach(text -> lines.getChildren().add(Glyphs.wrapped(text)));
    if (!statement.missing().isEmpty()) {
      lines
          .getChildren()
          .add(
              Glyphs.wrapped(
                  texts.get("verdict.statement.missing", String.join(", ", statement.missing())),
                  "warning-text",
                  "small-text"));
    }
    Button text = copy("verdict.statement.text", String.join("\n\n", statement.text()));
    Button json = copy("verdict.statement.json", CanonicalJson.write(statement.fields()));
    lines.getChildren().add(Gaps.row(8, text, json));
    VBox card = card("verdict.statement", lines);
    card.getStyleClass().add("statement-card");
    return card;
  }

  private Button copy(String key, String value) {
    Button button = new Button(texts.get(key), Glyphs.icon("mdi2c-content-copy"));
    button.getStyleClass().addAll("small", "flat");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putString(value);
          Clipboard.getSystemClipboard().setContent(content);
        });
    return button;
  }

  /** A sentence; one that rests on evidence leads to the first piece of it. */
  private HBox line(String text, List<String> evidence) {
    HBox line = new HBox(6, Glyphs.label("•", "muted"), Glyphs.wrapped(text));
    Optional<String> first = evidence.stream().findFirst();
    first.ifPresent(
        id -> {
          line.getStyleClass().add("reason-line");
          line.setFocusTraversable(true);
          line.setAccessibleRole(AccessibleRole.BUTTON);
          line.setAccessibleText(text);
          line.setOnMouseClicked(event -> model.select(id));
          line.setOnKeyPressed(
              event -> {
                if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                  model.select(id);
                  event.consume();
                }
              });
        });
    return line;
  }

  private VBox card(String key, Node content) {
    Label title = Glyphs.label(texts.get(key), "card-title");
    VBox card = Gaps.column(8, Gaps.row(8, title), content);
    card.getStyleClass().add("card");
    return card;
  }
}
