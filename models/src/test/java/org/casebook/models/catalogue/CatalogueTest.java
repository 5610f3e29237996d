package org.casebook.models.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueTest {
  private static final ModelVersion MODEL = new ModelVersion("own", "1");
  @TempDir Path folder;
  private Path home;
  private Catalogue catalogue;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectories(folder.resolve("own/1"));
    Files.writeString(home.resolve("model.onnx"), "weights");
    Files.writeString(home.resolve("features.json"), "{\"size\": 3}");
    Files.writeString(
        home.resolve("card.json"),
        """
        {"name": "own", "version": "1", "title": "Ours", "kind": "test", "source": "here",
         "licence": "Apache-2.0", "intendedUse": "testing", "more": "is passed over"}
        """);
    Files.write(home.resolve(Checksums.FILE), Checksums.format(Checksums.of(home)));
    catalogue = new Catalogue(folder);
  }

  private static Listing own(List<Listing> listings) {
    return listings.stream().filter(one -> one.model().equals(MODEL)).findFirst().orElseThrow();
  }

  @Test
  void readsAFolderThatAPersonPutThere() {
    StoredModel model = catalogue.find(MODEL).orElseThrow();
    assertThat(model.card().title()).isEqualTo("Ours");
    assertThat(model.card().limitations()).isEmpty();
    assertThat(model.features().path("size").asInt()).isEqualTo(3);
    assertThat(model.path("model.onnx")).contains(home.resolve("model.onnx"));
    assertThat(model.origin()).isEqualTo(Origin.INSTALLED);
    assertThatThrownBy(() -> model.bytes("other"))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("own:1 has no file other");
  }

  @Test
  void aChangedFileIsNoticedAndTheRemedyNamed() throws IOException {
    assertThat(catalogue.find(MODEL)).isPresent();
    Files.writeString(home.resolve("model.onnx"), "Weights");
    Files.setLastModifiedTime(home.resolve("model.onnx"), FileTime.fromMillis(1));
    assertThatThrownBy(() -> catalogue.find(MODEL))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("model.onnx does not have its recorded SHA-256")
        .hasMessageContaining("casebook models install");
    assertThat(own(catalogue.listings()).problem()).isPresent();
  }

  @Test
  void whileSizeAndTimeAreUnchangedOnlyAThoroughLookHashesAgain() throws IOException {
    Path file = home.resolve("model.onnx");
    assertThat(catalogue.find(MODEL)).isPresent();
    FileTime before = Files.getLastModifiedTime(file);
    Files.writeString(file, "WEIGHTS");
    Files.setLastModifiedTime(file, before);
    assertThat(catalogue.find(MODEL)).isPresent();
    assertThat(own(catalogue.verify()).problem()).isPresent();
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(home.resolve("features.json"));
    assertThat(own(catalogue.listings()).problem().orElseThrow())
        .contains("features.json is missing");
  }

  @Test
  void aDroppedFolderHasToStayAsItWasFirstSeen() throws IOException {
    Files.delete(home.resolve(Checksums.FILE));
    assertThat(catalogue.find(MODEL)).isPresent();
    assertThat(home.resolve(Checksums.FILE)).doesNotExist(); // it may still be being copied
    for (String file : new String[] {"card.json", "model.onnx", "features.json"}) {
      Files.setLastModifiedTime(home.resolve(file), FileTime.fromMillis(1));
    }
    assertThat(catalogue.find(MODEL)).isPresent();
    assertThat(home.resolve(Checksums.FILE)).exists();
    Files.writeString(home.resolve("model.onnx"), "other weights");
    assertThatThrownBy(() -> catalogue.find(MODEL)).hasMessageContaining("recorded SHA-256");
  }

  @Test
  void aFolderWithACardIsWhatItsCardSays() throws IOException {
    Path dropped = Files.createDirectories(folder.resolve("My download (2)"));
    Files.writeString(dropped.resolve("model.onnx"), "weights");
    Files.writeString(
        dropped.resolve("card.json"),
        """
        {"name": "toxic", "version": "2", "kind": "text-classifier", "source": "somewhere",
         "licence": "MIT"}
        """);
    ModelVersion toxic = new ModelVersion("toxic", "2");
    assertThat(catalogue.find(toxic).orElseThrow().card().title()).isEqualTo("toxic");
    assertThat(catalogue.listings()).extracting(Listing::model).contains(toxic, MODEL);

    Files.writeString(dropped.resolve("card.json"), "{\"name\": \"toxic\", \"version\": 2}");
    assertThat(catalogue.listings())
        .filteredOn(listing -> listing.stored().isEmpty())
        .singleElement()
        .satisfies(
            listing ->
                assertThat(listing.problem().orElseThrow())
                    .contains("My download (2)")
                    .contains("the field \"version\" is missing"));
  }

  @Test
  void removingDeletesInstalledModelsAndNoOthers() {
    catalogue.remove(MODEL);
    assertThat(catalogue.find(MODEL)).isEmpty();
    assertThat(home).doesNotExist();
    assertThatThrownBy(() -> catalogue.remove(MODEL)).hasMessageContaining("is not installed");
    ModelVersion bundled = new ModelVersion("text-harm", "1");
    assertThatThrownBy(() -> catalogue.remove(bundled)).hasMessageContaining("part of the program");
  }

  @Test
  void whatIsInstalledByDefaultMayBeShipped() {
    assertThat(Recipes.lean()).allMatch(recipe -> recipe.card().mayShip());
    assertThat(catalogue.listings())
        .filteredOn(listing -> listing.origin() == Origin.BUNDLED)
        .allMatch(listing -> listing.stored().orElseThrow().card().mayShip());
  }

  @Test
  void aCardOfAnotherModelIsRefused() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other/2"));
    for (String file : new String[] {"card.json", "model.onnx", Checksums.FILE, "features.json"}) {
      Files.copy(home.resolve(file), other.resolve(file));
    }
    assertThatThrownBy(() -> catalogue.find(new ModelVersion("other", "2")))
        .hasMessageContaining("card.json speaks of own:1");
  }

  @Test
  void anEmptyOrMissingFolderHoldsNothing() {
    Catalogue none = new Catalogue(folder.resolve("none"));
    assertThat(none.find(MODEL)).isEmpty();
    assertThat(none.listings()).allMatch(listing -> listing.origin() == Origin.BUNDLED);
  }

  @Test
  void everyRecipeHasACardThatSpeaksOfItAndSettings() throws IOException {
    for (Recipe recipe : Recipes.lean()) {
      Path target = Files.createDirectory(folder.resolve(".x" + recipe.model().name()));
      ModelFolderWriter.complete(target, recipe.model());
      ModelCard card =
          CardFiles.read(Files.readAllBytes(target.resolve("card.json")), recipe.model());
      assertThat(card.source()).contains(recipe.model().version());
      assertThat(card.licence()).isNotBlank();
      assertThat(card.limitations()).isNotEmpty();
      assertThat(card.inputs()).isNotEmpty();
      assertThat(
              new String(
                  Files.readAllBytes(target.resolve("features.json")), StandardCharsets.UTF_8))
          .contains("\"feature\"");
    }
  }

  @Test
  void theLeanSetStaysSmall() {
    assertThat(Recipes.lean().stream().mapToLong(Recipe::bytes).sum()).isLessThan(110_000_000);
  }

  @Test
  void theNudityCardStatesBiasAndWhatWasNotMeasured() throws IOException {
    Path target = Files.createDirectory(folder.resolve("nsfw"));
    ModelFolderWriter.complete(target, Recipes.NSFW.model());
    String card = Files.readString(target.resolve("card.json"));
    assertThat(card)
        .contains("bias on images of women")
        .contains("0.90")
        .contains("true-positive rate was not measured")
        .contains("only Porn and Hentai count");
  }
}
