package org.casebook.app.lab;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.StyleClassedTextArea;

/** Both sides of a file that changed, the lines that differ marked. */
final class DiffSheet extends VBox {
  DiffSheet(String file, String before, String after, Texts texts, Runnable close) {
    getStyleClass().addAll("overlay-sheet", "diff-sheet");
    setSpacing(10);
    setMaxSize(1100, 560);
    setFocusTraversable(true);
    Button back = new Button(texts.get("lab.close"), Glyphs.key("Esc"));
    back.setOnAction(event -> close.run());
    HBox sides =
        new HBox(
            12,
            side(texts.get("lab.before"), before, after, "diff-removed"),
            side(texts.get("lab.after"), after, before, "diff-added"));
    VBox.setVgrow(sides, Priority.ALWAYS);
    getChildren()
        .addAll(Gaps.row(8, Glyphs.label(file, "sheet-title"), Gaps.spring(), back), sides);
  }

  /** A side; a line counts as changed when the other side has no such line. */
  private static VBox side(String title, String text, String other, String style) {
    StyleClassedTextArea area = new StyleClassedTextArea();
    area.getStyleClass().add("rule-editor");
    area.replaceText(text);
    area.setEditable(false);
    area.setWrapText(true);
    java.util.Set<String> there = new java.util.HashSet<>(other.lines().toList());
    for (int i = 0; i < area.getParagraphs().size(); i++) {
      if (!there.contains(area.getParagraph(i).getText())) {
        area.setParagraphStyle(i, java.util.List.of(style));
      }
    }
    VirtualizedScrollPane<StyleClassedTextArea> scroll = new VirtualizedScrollPane<>(area);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    VBox side = Gaps.column(4, Glyphs.label(title, "section-title"), scroll);
    HBox.setHgrow(side, Priority.ALWAYS);
    side.setPrefWidth(540);
    return side;
  }
}
