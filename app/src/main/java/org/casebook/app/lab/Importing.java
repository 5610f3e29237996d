package org.casebook.app.lab;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.stage.FileChooser;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.Navigator.Notice;
import org.casebook.app.text.Texts;
import org.casebook.runtime.lab.SampleImport;

/** Opens the dialog for samples of one's own, and says what came of it. */
final class Importing {
  private final LabViewModel model;
  private final Navigator navigator;
  private final Texts texts;

  Importing(LabViewModel model, Navigator navigator, Texts texts) {
    this.model = model;
    this.navigator = navigator;
    this.texts = texts;
  }

  /** The button that opens it. */
  Button button() {
    Button button = new Button(texts.get("lab.import"), Glyphs.key("Ctrl+I"));
    button.setFocusTraversable(false);
    button.setOnAction(event -> open());
    return button;
  }

  /** Opens the dialog. */
  void open() {
    ImportViewModel file = new ImportViewModel(model::lab, model.door(), this::imported);
    ImportSheet sheet = new ImportSheet(file, texts, this::ask, navigator::dismiss);
    navigator.present(sheet, file::cancel);
    sheet.focusPath();
  }

  private Optional<Path> ask() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("lab.import.title"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                texts.get("lab.import.kinds"),
                "*.jsonl",
                "*.jsonl.gz",
                "*.csv",
                "*.csv.gz",
                "*.tsv",
                "*.parquet"));
    return Optional.ofNullable(chooser.showOpenDialog(null)).map(java.io.File::toPath);
  }

  private void imported(SampleImport.Result read) {
    navigator.dismiss();
    model.compareAgain();
    int count = read.samples().size();
    if (read.refused() > 0) {
      say("warning", texts.get("lab.imported.part", count, read.refused(), read.problems().get(0)));
    } else if (read.silent() == count) {
      say("warning", texts.get("lab.imported.silent", count));
    } else {
      say("success", texts.get("lab.imported", count));
    }
  }

  private void say(String kind, String text) {
    navigator.notice(Notice.plain(kind, text));
  }
}
