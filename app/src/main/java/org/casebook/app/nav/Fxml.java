package org.casebook.app.nav;

import java.io.IOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.CasebookException;

/**
 * A loaded layout; its nodes are asked for by id, so that those who use them can keep them final.
 */
public final class Fxml {
  private final FXMLLoader loader;
  private final Parent root;

  private Fxml(FXMLLoader loader, Parent root) {
    this.loader = loader;
    this.root = root;
  }

  /**
   * Loads a layout.
   *
   * @param name without folder and ending, as in {@code queue}
   */
  public static Fxml load(String name, Texts texts) {
    URL url =
        Objects.requireNonNull(
            Fxml.class.getResource("/org/casebook/ui/fxml/" + name + ".fxml"), "no layout " + name);
    FXMLLoader loader = new FXMLLoader(url, texts.bundle());
    try {
      return new Fxml(loader, loader.load());
    } catch (IOException e) {
      throw new CasebookException("the layout " + name + " can not be loaded", e);
    }
  }

  /** The root node. */
  public Parent root() {
    return root;
  }

  /** The node with this fx:id. */
  public <T> T get(Class<T> type, String id) {
    Object node = loader.getNamespace().get(id);
    if (node == null) {
      throw new IllegalArgumentException("the layout has no node " + id);
    }
    return type.cast(node);
  }
}
