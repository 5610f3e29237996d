package org.casebook.models.confounders;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuadSetTest {
  private static final List<Quad> FIT = QuadSet.draw(QuadSet.FIT, 120, 5, 1);
  private static final List<Quad> REPORT = QuadSet.draw(QuadSet.REPORT, 120, 5, 1);

  @Test
  void neitherCaptionNorThingTellsTheLabel() {
    for (Quad quad : FIT) {
      for (Quad.Member one : quad.members()) {
        assertThat(quad.members())
            .as("the same caption and the same thing stand once for harm and once not")
            .anyMatch(o -> o.caption().equals(one.caption()) && o.harm() != one.harm())
            .anyMatch(o -> o.thing().equals(one.thing()) && o.harm() != one.harm());
      }
    }
  }

  @Test
  void atLeastHalfNeedPixels() {
    assertThat(FIT.stream().filter(quad -> quad.family() == Quad.Family.PIXELS).count())
        .isGreaterThanOrEqualTo(FIT.size() / 2);
  }

  @Test
  void reportsShareNeitherCaptionNorDrawingWithWhatIsFitted() {
    Set<String> captions = new HashSet<>();
    Set<Quad.Thing> things = new HashSet<>();
    for (Quad quad : FIT) {
      quad.members().forEach(member -> captions.add(member.caption()));
      quad.members().forEach(member -> things.add(member.thing()));
    }
    for (Quad quad : REPORT) {
      quad.members().forEach(member -> assertThat(captions).doesNotContain(member.caption()));
      quad.members().forEach(member -> assertThat(things).doesNotContain(member.thing()));
    }
  }

  @Test
  void unseenThingsAreNeverFittedTo() {
    Set<String> fitted =
        FIT.stream()
            .flatMap(quad -> quad.members().stream())
            .map(member -> member.thing().name())
            .collect(Collectors.toSet());
    for (Scene scene : Scene.values()) {
      assertThat(scene.twin().twin()).isEqualTo(scene);
      assertThat(scene.twin().grim()).isNotEqualTo(scene.grim());
      if (scene.held()) {
        assertThat(fitted).doesNotContain(scene.name());
      }
    }
  }

  @Test
  void drawingsAndSoundsRepeatAndDiffer() {
    for (Scene scene : Scene.values()) {
      assertThat(pixels(scene, 1)).isEqualTo(pixels(scene, 1)).isNotEqualTo(pixels(scene, 2));
    }
    for (Noise noise : Noise.values()) {
      assertThat(noise.play(1)).containsExactly(noise.play(1)).isNotEqualTo(noise.play(2));
    }
  }

  private static int[] pixels(Scene scene, long seed) {
    BufferedImage image = ScenePainter.paint(scene, seed);
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }
}
