package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.inference.ImageText.Area;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.SampleImages;
import org.casebook.runtime.testing.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The detectors on the picture that comes with the object detector: a sheet of portraits. */
class DetectorsTest {
  private static OnnxSessions sessions;
  private static ObjectDetector objects;
  private static FaceDetector faces;
  private static Picture portraits;

  @BeforeAll
  static void open() throws InterruptedException {
    StoredModel centernet = TestModels.require(Recipes.CENTERNET);
    StoredModel blazeface = TestModels.require(Recipes.BLAZEFACE);
    sessions = new OnnxSessions();
    objects = new ObjectDetector(sessions, centernet);
    faces = new FaceDetector(sessions, blazeface);
    portraits =
        new ImageDecoder(MediaLimits.STANDARD).decode(centernet.path("sample.jpg").orElseThrow());
  }

  @AfterAll
  static void close() {
    if (sessions != null) {
      sessions.close();
    }
  }

  @Test
  void facesAreFoundWhereTheyAre() {
    List<Detection> found = faces.detect(portraits);
    assertThat(found).hasSizeGreaterThan(3).isEqualTo(faces.detect(portraits));
    assertThat(found).allSatisfy(face -> assertInside(face.area()));
    // The woman in black in the middle of the large picture, measured by hand.
    Area hers = new Area(0.228, 0.445, 0.048, 0.053);
    assertThat(found)
        .anySatisfy(f -> assertThat(FaceDetector.overlap(f.area(), hers)).isGreaterThan(0.8));
  }

  @Test
  void peopleAreFound() {
    List<Detection> found = objects.detect(portraits);
    assertThat(found).isEqualTo(objects.detect(portraits));
    assertThat(found).allSatisfy(object -> assertInside(object.area()));
    Area her = new Area(0.187, 0.402, 0.12, 0.577);
    assertThat(found)
        .anySatisfy(
            object -> {
              assertThat(object.label()).isEqualTo("person");
              assertThat(FaceDetector.overlap(object.area(), her)).isGreaterThan(0.8);
            });
  }

  @Test
  void aPictureWithoutThemShowsNone() throws Exception {
    Picture hills = SampleImages.picture("hills-no-text.png");
    assertThat(faces.detect(hills)).isEmpty();
    assertThat(objects.detect(hills))
        .extracting(Detection::label)
        .doesNotContain("person", "knife", "scissors", "baseball bat");
  }

  private static void assertInside(Area area) {
    assertThat(area.x()).isNotNegative();
    assertThat(area.y()).isNotNegative();
    assertThat(area.x() + area.width()).isLessThanOrEqualTo(1 + 1e-9);
    assertThat(area.y() + area.height()).isLessThanOrEqualTo(1 + 1e-9);
  }
}
