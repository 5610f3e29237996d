package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.EmptyState;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.control.ScoreBar;
import org.casebook.app.control.Waterfall;
import org.casebook.app.control.WaterfallModel;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.view.CaseFile;

/** What the agent proposes and why: decision, belief, waterfall, clauses, rationale. */
final class VerdictPane extends VBox {
  private final CaseViewModel model;
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final CitationCards citations;
  private final Runnable undo;
  private final WhyCards why;
  private Optional<Waterfall> waterfall = Optional.empty();

  VerdictPane(CaseViewModel model, Texts texts, CitationCards citations, Runnable undo) {
    this.model = model;
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    this.citations = citations;
    this.undo = undo;
    this.why = new WhyCards(model, texts);
    getStyleClass().add("verdict-pane");
    setSpacing(10);
  }

  void show(CaseFile file) {
    List<Node> parts = new ArrayList<>();
    file.lastReview().ifPresent(review -> parts.add(reviewed(review)));
    waterfall = Optional.empty();
    Optional<Decision> proposal = model.proposal();
    proposal.ifPresent(
        decision -> {
          parts.add(proposal(decision));
          why.show(model.run().orElseThrow(), decision, file.reviews().size());
        });
    if (!model.areas().isEmpty()) {
      parts.add(beliefs());
      model.shownArea().ifPresent(area -> parts.add(waterfall(area)));
    }
    proposal.ifPresent(
        decision -> {
          parts.add(why.otherwise());
          if (!decision.citations().isEmpty()) {
            parts.add(card("verdict.clauses", citations.of(decision.citations())));
          }
          parts.add(why.reasons());
        });
    if (parts.isEmpty()) {
      parts.add(
          new EmptyState(
              "mdi2s-scale-balance",
              texts.get("verdict.none"),
              texts.get(model.running() ? "verdict.running" : "verdict.none.text")));
    }
    getChildren().setAll(parts);
  }

  /** Gives the keyboard to the waterfall. */
  Optional<Node> focusWaterfall() {
    waterfall.ifPresent(
        shown ->
            shown.getChildren().stream()
                .filter(Node::isFocusTraversable)
                .findFirst()
                .ifPresent(Node::requestFocus));
    return waterfall.map(shown -> shown);
  }

  private Node reviewed(Review review) {
    String head =
        texts.get(
            "verdict.reviewed." + review.verdict().key(),
            words.action(review.action()),
            review.reviewer());
    VBox lines = Gaps.column(2, Glyphs.wrapped(head, "card-title"));
    List<String> more = new ArrayList<>(review.clauses());
    if (!review.reasonCode().isEmpty()) {
      more.add(words.reason(review.reasonCode()));
    }
    if (!review.note().isEmpty()) {
      more.add("“" + review.note() + "”");
    }
    if (!more.isEmpty()) {
      lines.getChildren().add(Glyphs.wrapped(String.join("  ·  ", more)));
    }
    Button back = new Button(texts.get("verdict.undo"), Glyphs.key("Ctrl+Z"));
    back.getStyleClass().addAll("small", "flat");
    back.setFocusTraversable(false);
    back.setMinWidth(USE_PREF_SIZE);
    back.setOnAction(event -> undo.run());
    HBox.setHgrow(lines, Priority.ALWAYS);
    HBox banner = new HBox(8, Glyphs.icon("mdi2a-account-check-outline"), lines, back);
    banner.getStyleClass().addAll("banner", "tone-success");
    return banner;
  }

  private VBox proposal(Decision decision) {
    Label action = Glyphs.label(words.action(decision.action()), "verdict-action");
    action.setGraphic(Glyphs.icon(Glyphs.icon(decision.action())));
    HBox head = Gaps.row(8, action, Gaps.spring());
    if (decision.critical()) {
      head.getChildren().add(Glyphs.pill(texts.get("verdict.critical"), "tone-danger"));
    }
    head.getChildren()
        .add(
            Glyphs.pill(
                texts.get(
                    "verdict.severity", decision.severity(), words.severity(decision.severity())),
                "severity-" + decision.severity()));
    ScoreBar bar = new ScoreBar(decision.confidence(), "confidence");
    HBox.setHgrow(bar, Priority.ALWAYS);
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox confidence =
        Gaps.row(
            8,
            Glyphs.label(texts.get("verdict.confidence"), "muted"),
            bar,
            Glyphs.label(numbers.percent(decision.confidence()), "numeric", "strong"));
    VBox box = Gaps.column(8, head, confidence);
    if (!decision.measures().isEmpty()) {
      HBox measures = Gaps.row(6, Glyphs.label(texts.get("verdict.measures"), "muted"));
      decision
          .measures()
          .forEach(m -> measures.getChildren().add(Glyphs.pill(words.measure(m), "tone-neutral")));
      box.getChildren().add(measures);
    }
    box.getStyleClass().addAll("card", "proposal", "action-" + decision.action().key());
    return box;
  }

  private VBox beliefs() {
    VBox rows = Gaps.column(2);
    Optional<HarmArea> shown = model.shownArea();
    for (Map.Entry<HarmArea, AreaBelief> entry : model.areas()) {
      HarmArea area = entry.getKey();
      Label name = Glyphs.label(words.area(area), "area-label");
      name.setMinWidth(136);
      name.setPrefWidth(136);
      ScoreBar bar = new ScoreBar(entry.getValue().probability(), "area-" + area.key());
      HBox.setHgrow(bar, Priority.ALWAYS);
      bar.setMaxWidth(Double.MAX_VALUE);
      Label percent = Glyphs.label(numbers.percent(entry.getValue().probability()), "numeric");
      percent.setMinWidth(48);
      percent.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
      HBox row = Gaps.row(8, name, bar, percent);
      row.getStyleClass().add("belief-row");
      if (shown.filter(area::equals).isPresent()) {
        row.getStyleClass().add("selected-row");
      }
      row.setOnMouseClicked(event -> model.areaProperty().set(Optional.of(area)));
      rows.getChildren().add(row);
    }
    VBox card = card("verdict.belief", rows);
    List<HarmArea> unscored = model.proposal().map(Decision::unscored).orElse(List.of());
    if (!unscored.isEmpty()) {
      card.getChildren()
          .add(
              Glyphs.wrapped(
                  texts.get(
                      "verdict.unscored",
                      unscored.stream().map(words::area).collect(Collectors.joining(", "))),
                  "muted",
                  "small-text"));
    }
    return card;
  }

  private VBox waterfall(HarmArea area) {
    AreaBelief belief = model.belief().orElseThrow().of(area);
    Map<String, Evidence> evidence = new HashMap<>();
    model.run().ifPresent(run -> run.evidence().forEach(one -> evidence.put(one.id(), one)));
    WaterfallModel walk =
        WaterfallModel.of(
            belief,
            texts.get("waterfall.prior"),
            texts.get("waterfall.total"),
            contribution ->
                caption(contribution, Optional.ofNullable(evidence.get(contribution.evidence()))));
    Waterfall shown =
        new Waterfall(walk, numbers::logOdds, model.evidenceProperty().get(), model::select);
    shown.getStyleClass().add("area-" + area.key());
    waterfall = Optional.of(shown);
    VBox card = card("verdict.waterfall", shown);
    HBox title = (HBox) card.getChildren().get(0);
    title
        .getChildren()
        .addAll(Gaps.spring(), Glyphs.label(words.area(area), "muted"), Glyphs.key("W"));
    card.getChildren()
        .add(
            Glyphs.wrapped(
                texts.get(
                    "waterfall.note",
                    numbers.logOdds(belief.logOdds()),
                    numbers.percent(belief.probability())),
                "muted",
                "small-text"));
    if (belief.conflict() >= 0.5) {
      card.getChildren()
          .add(Glyphs.wrapped(texts.get("waterfall.conflict"), "warning-text", "small-text"));
    }
    return card;
  }

  private WaterfallModel.Caption caption(Contribution contribution, Optional<Evidence> evidence) {
    String name =
        evidence.map(found -> words.signal(found.signal())).orElse(contribution.evidence());
    String tool = evidence.map(found -> words.tool(found.tool())).orElse("");
    String detail =
        contribution.adjustment().isEmpty() ? tool : tool + " · " + contribution.adjustment();
    return new WaterfallModel.Caption(name, detail);
  }

  private VBox card(String key, Node content) {
    VBox card = Gaps.column(8, Gaps.row(8, Glyphs.label(texts.get(key), "card-title")), content);
    card.getStyleClass().add("card");
    return card;
  }
}
