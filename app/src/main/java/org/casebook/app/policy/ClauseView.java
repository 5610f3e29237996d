package org.casebook.app.policy;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.rule.Formula;

/** One clause as people read it, with what it needs, what excuses it, and where it ends. */
final class ClauseView extends VBox {
  private static final int MOST_EXAMPLES = 8;

  private final Texts texts;
  private final Words words;
  private final PolicyViewModel model;
  private final Consumer<String> follow;

  ClauseView(Clause clause, PolicyViewModel model, Texts texts, Consumer<String> follow) {
    this.texts = texts;
    this.words = new Words(texts);
    this.model = model;
    this.follow = follow;
    getStyleClass().add("clause-view");
    setSpacing(16);
    setMaxWidth(860);
    model.cited().ifPresent(citation -> getChildren().add(cited(citation, clause)));
    getChildren().addAll(head(clause), body(clause));
    if (!clause.requires().isEmpty()) {
      section("policy.requires", requires(clause));
    }
    links("policy.excused.by", model.exceptionsTo(clause.id()).stream().map(Clause::id).toList());
    links("policy.excuses", clause.excepts());
    links("policy.overrides", clause.overrides());
    definitions(clause);
    examples(clause);
    getChildren()
        .add(Glyphs.wrapped(texts.get("policy.digest", clause.sha256()), "muted", "small-text"));
  }

  private VBox cited(Citation citation, Clause clause) {
    boolean same = citation.clauseSha256().equals(clause.sha256());
    Label state =
        Glyphs.wrapped(
            texts.get(same ? "policy.cited.same" : "policy.cited.changed", citation.version()),
            same ? "muted" : "warning-text",
            "small-text");
    VBox box =
        Gaps.column(
            4,
            Glyphs.label(texts.get("policy.cited"), "section-title"),
            Glyphs.wrapped("“" + citation.quote() + "”", "quote", "large-quote"),
            state);
    box.getStyleClass().addAll("citation-card", citation.exception() ? "excuses" : "prohibits");
    return box;
  }

  private VBox head(Clause clause) {
    Label id = Glyphs.label(clause.id(), "clause-id", "clause-id-large");
    id.setMinWidth(USE_PREF_SIZE);
    HBox pills = Gaps.row(8, Glyphs.pill(clause.action(), words.action(clause.action())));
    if (!clause.exception()) {
      pills
          .getChildren()
          .add(
              Glyphs.pill(
                  texts.get(
                      "verdict.severity", clause.severity(), words.severity(clause.severity())),
                  "severity-" + clause.severity()));
    }
    if (clause.critical()) {
      pills.getChildren().add(Glyphs.pill(texts.get("verdict.critical"), "tone-danger"));
    }
    clause
        .measures()
        .forEach(m -> pills.getChildren().add(Glyphs.pill(words.measure(m), "tone-neutral")));
    if (!clause.jurisdiction().isEmpty()) {
      pills.getChildren().add(Glyphs.pill(String.join(" ", clause.jurisdiction()), "tone-neutral"));
    }
    return Gaps.column(
        8, Gaps.row(10, id, Glyphs.wrapped(clause.title(), "clause-heading")), pills);
  }

  /** The body is short Markdown: headings, paragraphs, and lines that start with a dash. */
  private static VBox body(Clause clause) {
    VBox body = Gaps.column(8);
    body.getStyleClass().add("clause-body");
    for (String paragraph :
        clause.body().strip().replaceAll("(?m)^(#+ .*)$", "\n$1\n").split("\\n\\s*\\n", -1)) {
      if (paragraph.strip().startsWith("#")) {
        body.getChildren()
            .add(Glyphs.label(paragraph.strip().replaceFirst("^#+ ", ""), "section-title"));
        continue;
      }
      StringBuilder text = new StringBuilder();
      for (String line : paragraph.split("\\n", -1)) {
        String plain = line.strip().replace("**", "").replace("`", "");
        boolean item = plain.startsWith("- ") || plain.startsWith("* ");
        text.append(text.length() == 0 ? "" : item ? "\n" : " ")
            .append(item ? "•  " + plain.substring(2) : plain);
      }
      body.getChildren().add(Glyphs.wrapped(text.toString(), "body-text"));
    }
    return body;
  }

  private FlowPane requires(Clause clause) {
    FlowPane flow = new FlowPane(6, 6);
    boolean first = true;
    for (Formula part : clause.requires()) {
      if (!first) {
        flow.getChildren().add(Glyphs.label(texts.get("policy.and"), "muted"));
      }
      first = false;
      Label pill = Glyphs.pill(words.condition(part), "tone-neutral");
      pill.setTooltip(Glyphs.tooltip(part.text()));
      flow.getChildren().add(pill);
    }
    return flow;
  }

  private void links(String key, List<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    FlowPane flow = new FlowPane(8, 2);
    for (String id : ids) {
      Hyperlink link = new Hyperlink(id);
      link.setTooltip(
          Glyphs.tooltip(
              model
                  .policyProperty()
                  .get()
                  .flatMap(policy -> policy.clause(id))
                  .map(Clause::title)
                  .orElse(id)));
      link.setOnAction(event -> follow.accept(id));
      flow.getChildren().add(link);
    }
    section(key, flow);
  }

  private void definitions(Clause clause) {
    VBox all = Gaps.column(6);
    for (String term : clause.defines()) {
      model
          .policyProperty()
          .get()
          .map(policy -> policy.definitions().get(term))
          .ifPresent(
              meaning ->
                  all.getChildren()
                      .add(
                          Gaps.column(
                              1,
                              Glyphs.label(term, "strong"),
                              Glyphs.wrapped(meaning.strip(), "muted"))));
    }
    if (!all.getChildren().isEmpty()) {
      section("policy.definitions", all);
    }
  }

  private void examples(Clause clause) {
    VBox all = Gaps.column(5);
    model.policyProperty().get().stream()
        .flatMap(policy -> policy.examples().stream())
        .filter(example -> example.clause().equals(clause.id()))
        .sorted(java.util.Comparator.comparing(Example::violates).reversed())
        .limit(MOST_EXAMPLES)
        .forEach(example -> all.getChildren().add(example(example)));
    if (!all.getChildren().isEmpty()) {
      section("policy.examples", all);
    }
  }

  private Node example(Example example) {
    Label kind =
        Glyphs.pill(
            texts.get(example.violates() ? "policy.violates" : "policy.safe"),
            example.violates() ? "tone-danger" : "tone-success");
    kind.setPrefWidth(84);
    Label lang = Glyphs.label(example.lang(), "code");
    lang.setMinWidth(34);
    HBox row = new HBox(8, kind, lang, Glyphs.wrapped(example.text()));
    row.getStyleClass().add("example");
    return row;
  }

  private void section(String key, Node content) {
    getChildren().add(Gaps.column(6, Glyphs.label(texts.get(key), "section-title"), content));
  }
}
