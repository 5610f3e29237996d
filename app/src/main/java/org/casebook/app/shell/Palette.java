package org.casebook.app.shell;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.KeyTaker;
import org.casebook.app.text.Texts;

/** Jumps to a case, a clause or a screen by a few letters of its name. */
final class Palette extends VBox implements KeyTaker {
  private static final int MOST = 50;

  private final TextField search = new TextField();
  private final ObservableList<Place> found = FXCollections.observableArrayList();
  private final ListView<Place> list = new ListView<>(found);
  private final List<Place> places;
  private final Runnable close;

  Palette(Texts texts, List<Place> places, Runnable close) {
    this.places = places;
    this.close = close;
    getStyleClass().addAll("overlay-sheet", "palette");
    setMaxSize(620, Region.USE_PREF_SIZE);
    search.setPromptText(texts.get("palette.prompt"));
    search.setId("palette-search");
    search.textProperty().addListener((o, was, is) -> find(is));
    search.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
    list.setPrefHeight(336);
    list.setFixedCellSize(42);
    list.setFocusTraversable(false);
    list.setCellFactory(ignored -> new PlaceCell());
    list.setOnMouseClicked(event -> go());
    list.setPlaceholder(new Label(texts.get("palette.nothing")));
    getChildren().addAll(search, list);
    find("");
  }

  void focus() {
    search.requestFocus();
  }

  @Override
  public boolean pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      go();
      return true;
    }
    return false;
  }

  private void steer(KeyEvent event) {
    int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    if (by != 0 && !found.isEmpty()) {
      int at = list.getSelectionModel().getSelectedIndex() + by;
      list.getSelectionModel().clearAndSelect(Math.floorMod(at, found.size()));
      list.scrollTo(list.getSelectionModel().getSelectedIndex());
      event.consume();
    }
  }

  private void find(String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    found.setAll(places.stream().filter(place -> place.matches(wanted)).limit(MOST).toList());
    list.getSelectionModel().selectFirst();
  }

  private void go() {
    Place place = list.getSelectionModel().getSelectedItem();
    if (place != null) {
      close.run();
      place.go().run();
    }
  }

  /** Somewhere to jump to. */
  record Place(String icon, String title, String detail, Runnable go) {
    boolean matches(String wanted) {
      return (title + ' ' + detail).toLowerCase(Locale.ROOT).contains(wanted);
    }
  }

  private static final class PlaceCell extends ListCell<Place> {
    @Override
    protected void updateItem(Place place, boolean empty) {
      super.updateItem(place, empty);
      setText(null);
      setGraphic(null);
      if (!empty && place != null) {
        VBox lines = Gaps.column(1, Glyphs.label(place.title()));
        lines.setAlignment(Pos.CENTER_LEFT);
        if (!place.detail().isBlank()) {
          lines.getChildren().add(Glyphs.label(place.detail().replace('\n', ' '), "row-id"));
        }
        setGraphic(Gaps.row(10, Glyphs.icon(place.icon(), "kind-icon"), lines));
        setPrefWidth(0);
      }
    }
  }
}
