package org.casebook.app.lab;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.TextEntry;
import org.casebook.runtime.policy.PolicyProblem;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.LineNumberFactory;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/** The text of one policy file, with colours, problems under their words, and completion. */
final class RuleEditor extends CodeArea implements TextEntry {
  /** Beyond this a file is data, and colours would only slow down typing. */
  private static final int MOST_COLOURED = 60_000;

  private final CompletionPopup popup;
  private final Consumer<PolicyProblem> fix;
  private List<PolicyProblem> problems = List.of();
  private Optional<Tooltip> shown = Optional.empty();
  private boolean filling;

  /**
   * An editor.
   *
   * @param complete offers words for a text and a caret
   * @param fix mends a problem
   * @param edited told of every change that a person makes
   */
  RuleEditor(
      BiFunction<String, Integer, Completion.Offer> complete,
      Consumer<PolicyProblem> fix,
      Consumer<String> edited) {
    this.fix = fix;
    this.popup = new CompletionPopup(this, complete);
    getStyleClass().add("rule-editor");
    setWrapText(true);
    setParagraphGraphicFactory(LineNumberFactory.get(this));
    textProperty()
        .addListener(
            (o, was, is) -> {
              if (!filling) {
                popup.follow();
                colour();
                edited.accept(is);
              }
            });
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyed);
    setMouseOverTextDelay(Duration.ofMillis(300));
    addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::pointed);
    addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> hide());
  }

  /** Shows another file; not an edit, and nothing to undo. */
  void show(String text) {
    if (text.equals(getText())) {
      return;
    }
    filling = true;
    replaceText(text);
    getUndoManager().forgetHistory();
    moveTo(0);
    showParagraphAtTop(0);
    filling = false;
    colour();
  }

  /** Underlines these. */
  void problems(List<PolicyProblem> fresh) {
    if (!problems.equals(fresh)) {
      problems = List.copyOf(fresh);
      colour();
    }
  }

  /** Goes to a place and takes the keyboard. */
  void go(int line, int column) {
    Highlighting.Stretch word = Highlighting.word(getText(), line, column);
    selectRange(word.start(), word.end());
    requestFollowCaret();
    requestFocus();
  }

  /** Selects the next place after the caret where this is written; starts again at the end. */
  boolean find(String wanted) {
    String text = getText().toLowerCase(java.util.Locale.ROOT);
    String low = wanted.toLowerCase(java.util.Locale.ROOT);
    int at = low.isEmpty() ? -1 : text.indexOf(low, getSelection().getEnd());
    at = at < 0 && !low.isEmpty() ? text.indexOf(low) : at;
    if (at < 0) {
      return false;
    }
    selectRange(at, at + low.length());
    requestFollowCaret();
    return true;
  }

  @Override
  public boolean escape() {
    return popup.hide();
  }

  private void keyed(KeyEvent event) {
    if (popup.keyed(event)) {
      event.consume();
    } else if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
      popup.show();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER && event.isAltDown()) {
      nearest().ifPresent(fix);
      event.consume();
    } else if (event.getCode() == KeyCode.TAB) {
      if (!event.isShiftDown()) {
        replaceSelection("  ");
      }
      event.consume();
    }
  }

  /** The problem on the caret's line, else the first. */
  private Optional<PolicyProblem> nearest() {
    return problems.stream()
        .filter(p -> p.line() == getCurrentParagraph() + 1)
        .findFirst()
        .or(() -> problems.stream().findFirst());
  }

  private void pointed(MouseOverTextEvent event) {
    int at = event.getCharacterIndex();
    Optional<PolicyProblem> under =
        problems.stream()
            .filter(
                p -> {
                  Highlighting.Stretch word = Highlighting.word(getText(), p.line(), p.column());
                  return at >= word.start() && at < word.end();
                })
            .findFirst();
    hide();
    if (under.isPresent()) {
      Tooltip tip = Glyphs.tooltip(under.get().message() + "\n" + under.get().remedy());
      Point2D place = event.getScreenPosition();
      tip.show(this, place.getX(), place.getY() + 12);
      shown = Optional.of(tip);
    }
  }

  private void hide() {
    shown.ifPresent(Tooltip::hide);
    shown = Optional.empty();
  }

  /** Where to put what belongs to the caret, on the screen. */
  Optional<Bounds> caret() {
    return getCaretBounds();
  }

  private void colour() {
    String text = getText();
    if (text.isEmpty()) {
      return;
    }
    StyleSpans<Collection<String>> spans =
        spans(text.length() > MOST_COLOURED ? List.of() : Highlighting.of(text), text.length());
    for (PolicyProblem problem : problems) {
      Highlighting.Stretch word = Highlighting.word(text, problem.line(), problem.column());
      if (word.end() > word.start()) {
        spans = spans.overlay(spans(List.of(word), text.length()), RuleEditor::both);
      }
    }
    setStyleSpans(0, spans);
  }

  private static StyleSpans<Collection<String>> spans(
      List<Highlighting.Stretch> stretches, int length) {
    StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
    int at = 0;
    for (Highlighting.Stretch stretch : stretches) {
      builder.add(Collections.emptyList(), stretch.start() - at);
      builder.add(Set.of("rule-" + stretch.kind()), stretch.end() - stretch.start());
      at = stretch.end();
    }
    builder.add(Collections.emptyList(), length - at);
    return builder.create();
  }

  private static Collection<String> both(Collection<String> one, Collection<String> other) {
    Set<String> all = new TreeSet<>(one);
    all.addAll(other);
    return all;
  }
}
