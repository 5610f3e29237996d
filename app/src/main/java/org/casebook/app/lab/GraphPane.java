package org.casebook.app.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.graph.Node;
import org.casebook.runtime.graph.NodeKind;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.lab.Surroundings;
import org.casebook.runtime.lab.Surroundings.Neighbour;
import org.casebook.runtime.policy.Policy;

/** What surrounds a clause: what defeats it on the left, what it needs on the right. */
final class GraphPane extends VBox {
  private static final double BOX = 112;
  private static final double TALL = 28;
  private static final double GAP = 8;

  private final Texts texts;
  private final Words words;
  private final Consumer<String> open;
  private final Pane drawing = new Pane();
  private final Label head = Glyphs.wrapped("", "muted", "small-text");
  private Optional<Policy> of = Optional.empty();
  private PolicyGraph graph = PolicyGraph.of(List.of(), List.of());

  /**
   * @param open opens a clause by its id
   */
  GraphPane(Texts texts, Consumer<String> open) {
    this.texts = texts;
    this.words = new Words(texts);
    this.open = open;
    getStyleClass().add("lab-pane");
    setSpacing(8);
    ScrollPane scroll = new ScrollPane(drawing);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
  }

  void show(Optional<Policy> policy, Optional<String> clause) {
    drawing.getChildren().clear();
    head.setText(texts.get("lab.graph.choose"));
    if (policy.isEmpty() || clause.isEmpty()) {
      return;
    }
    if (!of.equals(policy)) {
      graph = PolicyGraph.of(policy.get());
      of = policy;
    }
    Optional<Node> centre = Surroundings.centre(graph, policy.get(), clause.get());
    if (centre.isEmpty()) {
      return;
    }
    List<Neighbour> around = Surroundings.of(graph, policy.get(), clause.get());
    List<Neighbour> left = around.stream().filter(n -> !n.outgoing()).toList();
    List<Neighbour> right = around.stream().filter(Neighbour::outgoing).toList();
    head.setText(texts.get("lab.graph.head", left.size(), right.size()));
    double height = Math.max(1, Math.max(left.size(), right.size())) * (TALL + GAP) + GAP;
    double middle = height / 2 - TALL / 2;
    drawing.setMinSize(3 * BOX + 76, height);
    column(left, 0, height, middle, true);
    column(right, 2 * BOX + 76, height, middle, false);
    drawing.getChildren().add(box(centre.get(), BOX + 38, middle, "graph-centre"));
  }

  private void column(List<Neighbour> nodes, double x, double height, double middle, boolean left) {
    double top = (height - nodes.size() * (TALL + GAP) + GAP) / 2;
    for (Neighbour node : nodes) {
      double y = top + TALL / 2;
      double from = left ? x + BOX : x;
      double to = left ? BOX + 38 : 2 * BOX + 38;
      CubicCurve line =
          new CubicCurve(
              from,
              y,
              (from + to) / 2,
              y,
              (from + to) / 2,
              middle + TALL / 2,
              to,
              middle + TALL / 2);
      line.getStyleClass().addAll("graph-edge", "edge-" + node.kind().key());
      drawing.getChildren().add(0, line);
      drawing.getChildren().add(box(node.node(), x, top, "node-" + node.node().kind().key()));
      top += TALL + GAP;
    }
  }

  private Button box(Node node, double x, double y, String style) {
    boolean clause = node.kind() == NodeKind.CLAUSE || node.kind() == NodeKind.EXCEPTION;
    String name = node.kind() == NodeKind.PREDICATE ? words.signal(node.name()) : node.name();
    Button box = new Button(name);
    box.getStyleClass().setAll("graph-node", style);
    box.setAlignment(Pos.CENTER);
    box.setMinSize(BOX, TALL);
    box.setMaxSize(BOX, TALL);
    box.setLayoutX(x);
    box.setLayoutY(y);
    box.setTooltip(
        Glyphs.tooltip(node.title() + (node.text().isEmpty() ? "" : "\n" + node.text())));
    if (clause) {
      box.setOnAction(event -> open.accept(node.name()));
    } else {
      box.setFocusTraversable(false);
    }
    return box;
  }
}
