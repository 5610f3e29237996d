package org.casebook.app.casefile;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.Navigator;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/** The clauses that a decision cites, each leading to the policy and to its span. */
final class CitationCards {
  private final CaseViewModel model;
  private final Navigator navigator;
  private final Supplier<Optional<Policy>> policy;
  private final Texts texts;

  CitationCards(
      CaseViewModel model, Navigator navigator, Supplier<Optional<Policy>> policy, Texts texts) {
    this.model = model;
    this.navigator = navigator;
    this.policy = policy;
    this.texts = texts;
  }

  VBox of(List<Citation> citations) {
    VBox cards = Gaps.column(6);
    citations.forEach(citation -> cards.getChildren().add(card(citation)));
    return cards;
  }

  private VBox card(Citation citation) {
    Label id = Glyphs.label(citation.clause(), "clause-id");
    id.setMinWidth(USE_PREF);
    String title =
        policy
            .get()
            .flatMap(held -> held.clause(citation.clause()))
            .map(Clause::title)
            .orElse(texts.get("verdict.clause.unknown"));
    Button open = new Button("", Glyphs.icon("mdi2o-open-in-app"));
    open.getStyleClass().addAll("small", "flat", "button-icon");
    open.setTooltip(Glyphs.tooltip(texts.get("verdict.open.clause")));
    open.setFocusTraversable(false);
    open.setOnAction(event -> follow(citation));
    HBox head = Gaps.row(8, id, Glyphs.label(title, "clause-title"), Gaps.spring());
    if (citation.exception()) {
      head.getChildren().add(Glyphs.pill(texts.get("verdict.exception"), "tone-success"));
    }
    head.getChildren().add(open);
    VBox card = Gaps.column(3, head);
    if (!citation.quote().isEmpty()) {
      card.getChildren().add(Glyphs.wrapped("“" + citation.quote() + "”", "quote"));
    }
    card.getStyleClass().addAll("citation-card", citation.exception() ? "excuses" : "prohibits");
    card.setFocusTraversable(true);
    card.setAccessibleRole(AccessibleRole.BUTTON);
    card.setAccessibleText(citation.clause() + " " + title);
    card.setOnMouseClicked(event -> follow(citation));
    card.setOnKeyPressed(
        event -> {
          if (event.getCode() == javafx.scene.input.KeyCode.ENTER) {
            follow(citation);
            event.consume();
          }
        });
    return card;
  }

  void follow(Citation citation) {
    model.evidenceProperty().set(EvidenceMarks.CLAUSE + citation.clause());
    navigator.openClause(citation.clause(), Optional.of(citation));
  }

  private static final double USE_PREF = javafx.scene.layout.Region.USE_PREF_SIZE;
}
