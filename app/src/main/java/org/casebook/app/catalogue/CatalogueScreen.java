package org.casebook.app.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.casebook.app.control.EmptyState;
import org.casebook.app.control.Glyphs;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.nav.Fxml;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.CasebookException;

/** The models: the list on the left, the card of the chosen one on the right. */
public final class CatalogueScreen implements ScreenView {
  private final CatalogueViewModel model;
  private final Navigator navigator;
  private final FxDoor door;
  private final Texts texts;
  private final Fxml view;
  private final ObservableList<ModelRow> rows = FXCollections.observableArrayList();
  private final ListView<ModelRow> list;
  private final ModelDetail.Actions actions;

  /** The model that is deleted if the person says so once more. */
  private Optional<String> doomed = Optional.empty();

  private boolean filling;

  /** Builds the screen. */
  @SuppressWarnings("unchecked")
  public CatalogueScreen(CatalogueViewModel model, Navigator navigator, FxDoor door, Texts texts) {
    this.model = model;
    this.navigator = navigator;
    this.door = door;
    this.texts = texts;
    this.view = Fxml.load("catalogue", texts);
    this.list = (ListView<ModelRow>) view.get(ListView.class, "models");
    this.actions = actions();
    list.setItems(rows);
    list.setCellFactory(ignored -> new ModelCell(texts));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !filling) {
                doomed = Optional.empty();
                model.chosenProperty().set(Optional.of(is.id()));
              }
            });
    list.setOnKeyPressed(
        event -> {
          if (pressed(event)) {
            event.consume();
          }
        });
    Hyperlink folder = view.get(Hyperlink.class, "folder");
    folder.textProperty().bind(model.folderProperty());
    folder.setTooltip(Glyphs.tooltip(texts.get("catalogue.folder.tip")));
    folder.setOnAction(event -> openFolder());
    InvalidationListener refill = observable -> fill();
    model.rowsProperty().addListener(refill);
    model.chosenProperty().addListener(refill);
    model
        .outcomeProperty()
        .addListener(
            (o, was, is) ->
                is.ifPresent(
                    outcome ->
                        navigator.notice(
                            Navigator.Notice.plain(
                                outcome.kind(), texts.get(outcome.key(), outcome.about())))));
    fill();
  }

  @Override
  public Parent root() {
    return view.root();
  }

  @Override
  public void shown() {
    model.refresh();
    list.requestFocus();
  }

  @Override
  public boolean pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code == KeyCode.J || code == KeyCode.K) {
      move(code == KeyCode.J ? 1 : -1);
    } else if (code == KeyCode.ENTER) {
      act();
    } else if (code == KeyCode.V) {
      actions.verify();
    } else if (code == KeyCode.DELETE) {
      actions.remove();
    } else {
      return false;
    }
    return true;
  }

  private void move(int by) {
    int at = list.getSelectionModel().getSelectedIndex() + by;
    if (at >= 0 && at < rows.size()) {
      list.getSelectionModel().clearAndSelect(at);
      list.scrollTo(Math.max(0, at - 3));
    }
  }

  /** The one thing that is likely wanted: install what is not here, stop what is on its way. */
  private void act() {
    if (model.chosen().filter(ModelRow::installing).isPresent()) {
      actions.stop();
    } else {
      actions.install();
    }
  }

  private ModelDetail.Actions actions() {
    return new ModelDetail.Actions() {
      @Override
      public void install() {
        model.install();
      }

      @Override
      public void promote() {
        model.promote();
      }

      @Override
      public void stop() {
        model.stop();
      }

      @Override
      public void verify() {
        model.verify();
      }

      @Override
      public void remove() {
        Optional<String> id = model.chosen().filter(ModelRow::canRemove).map(ModelRow::id);
        if (id.isPresent() && doomed.equals(id)) {
          doomed = Optional.empty();
          model.remove();
        } else {
          doomed = id;
          fill();
        }
      }
    };
  }

  private void openFolder() {
    String folder = model.folderProperty().get();
    door.load(
        () -> {
          if (!Files.isDirectory(Path.of(folder))) {
            throw new CasebookException(texts.get("catalogue.folder.none", folder));
          }
          FolderLink.open(folder);
          return folder;
        },
        opened -> {},
        e -> navigator.notice(Navigator.Notice.plain("warning", String.valueOf(e.getMessage()))));
  }

  private void fill() {
    filling = true;
    List<ModelRow> fresh = model.rowsProperty().get();
    if (!rows.equals(fresh)) {
      rows.setAll(fresh);
    }
    for (int i = 0; i < rows.size(); i++) {
      if (model.chosenProperty().get().filter(rows.get(i).id()::equals).isPresent()
          && list.getSelectionModel().getSelectedIndex() != i) {
        list.getSelectionModel().clearAndSelect(i);
      }
    }
    filling = false;
    ScrollPane detail = view.get(ScrollPane.class, "detail");
    Optional<ModelRow> row = model.chosen();
    if (detail.getContent() instanceof ModelDetail shown && row.filter(shown::follow).isPresent()) {
      return;
    }
    double place = detail.getVvalue();
    detail.setContent(
        row.isPresent()
            ? new ModelDetail(row.get(), actions, doomed.equals(row.map(ModelRow::id)), texts)
            : new EmptyState(
                "mdi2p-package-variant-closed",
                texts.get(model.loaded() ? "catalogue.empty" : "catalogue.reading"),
                texts.get("catalogue.empty.text")));
    detail.setVvalue(place);
  }
}
