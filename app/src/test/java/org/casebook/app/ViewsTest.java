package org.casebook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.casebook.app.nav.Fxml;
import org.casebook.app.text.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/** Every layout with every bundle in both themes, and no text or colour that is missing. */
class ViewsTest {
  private static final Pattern TOOL =
      Pattern.compile(" NAME = \"([a-z_]+)\"|new ToolSpec\\(\\s*\"([a-z_]+)\"");

  private static final Path ROOT = Path.of(System.getProperty("casebook.root", ".."));
  private static final Pattern KEY =
      Pattern.compile("\\.get\\(\\s*\"([a-z][a-z0-9_.]+\\.[a-z0-9_.]*[a-z0-9])\"");

  @BeforeAll
  static void toolkit() throws Exception {
    FxToolkit.registerPrimaryStage();
    Stagehand.ask(
        () -> {
          Fonts.load();
          return true;
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"shell", "queue", "case", "policy", "lab", "catalogue", "settings"})
  void loadsInEveryLanguageAndTheme(String name) {
    for (Locale language : Texts.LANGUAGES) {
      for (boolean dark : new boolean[] {false, true}) {
        List<String> errors =
            Stagehand.ask(
                () -> {
                  CssParser.errorsProperty().clear();
                  Parent root = Fxml.load(name, Texts.in(language)).root();
                  Scene scene = new Scene(new StackPane(root), 1280, 800);
                  Appearance.apply(scene, dark);
                  scene.getRoot().applyCss();
                  scene.getRoot().layout();
                  return CssParser.errorsProperty().stream().map(Object::toString).toList();
                });
        assertThat(errors).as("%s in %s, dark %s", name, language, dark).isEmpty();
      }
    }
  }

  @Test
  void bundlesHaveTheSameKeys() {
    Set<String> english = new TreeSet<>(Texts.in(Locale.ENGLISH).bundle().keySet());
    for (Locale language : Texts.LANGUAGES) {
      assertThat(new TreeSet<>(Texts.in(language).bundle().keySet())).isEqualTo(english);
    }
  }

  @Test
  void everyKeyInTheSourcesIsInTheBundle() throws IOException {
    Set<String> known = Texts.in(Locale.ENGLISH).bundle().keySet();
    List<String> missing = new ArrayList<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(ROOT.resolve("app/src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher keys = KEY.matcher(Files.readString(file));
        while (keys.find()) {
          seen++;
          if (!known.contains(keys.group(1))) {
            missing.add(file.getFileName() + ": " + keys.group(1));
          }
        }
      }
    }
    assertThat(seen).isGreaterThan(60);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyToolHasAName() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files =
        Files.list(ROOT.resolve("agent-runtime/src/main/java/org/casebook/runtime/tool"))) {
      for (Path file : files.toList()) {
        String source = Files.readString(file);
        Matcher name = TOOL.matcher(source);
        if (source.contains("implements Tool ") && name.find()) {
          names.add(name.group(1) == null ? name.group(2) : name.group(1));
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(8);
    for (Locale language : Texts.LANGUAGES) {
      Set<String> known = Texts.in(language).bundle().keySet();
      assertThat(names).allSatisfy(name -> assertThat(known).contains("tool." + name));
    }
  }

  @Test
  void everyScriptHasLetters() {
    String all =
        "Aя\u03a9\u0639\u05e9\u0939\u09ac\u0ba4\u0e44\u10e5\u0540\u4e2d\u3042\u30a2\ud55c\u12a0";
    Stagehand.ask(
        () -> {
          Text missing = text(Character.toString(0x10FFFD));
          for (int letter : all.codePoints().toArray()) {
            assertThat(text(Character.toString(letter)).getLayoutBounds().getWidth())
                .as("U+%04X", letter)
                .isPositive();
          }
          assertThat(missing.getLayoutBounds().getHeight()).isPositive();
          return true;
        });
    assertThat(Fonts.index()).hasSizeGreaterThan(20).contains("NotoSansSC-Regular.ttf");
  }

  private static Text text(String content) {
    Text text = new Text(content);
    text.setStyle("-fx-font-family: Inter; -fx-font-size: 20px");
    return text;
  }
}
