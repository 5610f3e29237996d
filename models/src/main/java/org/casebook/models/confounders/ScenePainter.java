package org.casebook.models.confounders;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Draws scenes: place, size, colours and background differ each time. */
public final class ScenePainter {
  private static final int SIDE = 256;

  private final Random random;
  private final BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
  private final Graphics2D g = image.createGraphics();

  private ScenePainter(long seed) {
    random = new Random(seed);
  }

  /** A picture of a scene; the same seed gives the same picture. */
  public static BufferedImage paint(Scene scene, long seed) {
    ScenePainter painter = new ScenePainter(seed);
    painter.background();
    double size = 0.65 + 0.35 * painter.random.nextDouble();
    double room = SIDE * (1 - size);
    painter.g.translate(painter.random.nextDouble() * room, painter.random.nextDouble() * room);
    painter.g.scale(size * SIDE / 100, size * SIDE / 100); // scenes are 100 by 100
    painter.draw(scene);
    painter.g.dispose();
    return painter.image;
  }

  private void background() {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    // the same backgrounds for grim and kind, so that brightness tells nothing
    g.setColor(
        new Color(60 + random.nextInt(180), 60 + random.nextInt(180), 60 + random.nextInt(180)));
    g.fillRect(0, 0, SIDE, SIDE);
    for (int i = 0; i < 6; i++) {
      g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 40));
      g.fillOval(
          random.nextInt(SIDE), random.nextInt(SIDE), random.nextInt(90), random.nextInt(90));
    }
  }

  private void draw(Scene scene) {
    switch (scene) {
      case FIRE, HOME -> house(scene == Scene.FIRE);
      case GRAVE -> grave();
      case CAKE -> cake();
      case STORM -> storm();
      case RAINBOW -> rainbow();
      case BROKEN_HEART, HEART -> heart(scene == Scene.BROKEN_HEART);
      case SKULL, SMILE -> face(scene == Scene.SKULL);
      case WILTED, FLOWER -> flower(scene == Scene.WILTED);
      case SINKING, SAILING -> ship(scene == Scene.SINKING);
      case CAGE -> cage();
      case GIFT -> gift();
    }
  }

  private void house(boolean burns) {
    fill(tint(180, 140, 100), 20, 45, 70, 45, 70, 90, 20, 90);
    fill(tint(150, 50, 40), 12, 47, 45, 20, 78, 47);
    box(tint(90, 60, 40), 40, 65, 12, 25);
    if (burns) {
      for (int i = 0; i < 6; i++) {
        int x = 18 + 9 * i;
        int high = 15 + random.nextInt(25);
        fill(tint(250, 130, 20), x - 6, 60, x, 60 - high, x + 6, 60);
        fill(tint(250, 220, 40), x - 3, 60, x, 62 - high / 2, x + 3, 60);
      }
    } else {
      oval(tint(250, 220, 60), 78, 5, 18, 18);
      box(tint(80, 170, 70), 5, 90, 90, 6);
      oval(tint(60, 140, 60), 78, 60, 18, 30);
    }
  }

  private void grave() {
    oval(tint(50, 60, 50), 0, 70, 100, 40);
    box(tint(130, 130, 135), 30, 35, 40, 45);
    oval(tint(130, 130, 135), 30, 18, 40, 36);
    box(tint(40, 40, 45), 47, 28, 6, 36);
    box(tint(40, 40, 45), 38, 38, 24, 6);
  }

  private void cake() {
    box(tint(240, 200, 170), 15, 55, 70, 35);
    box(tint(240, 120, 160), 15, 50, 70, 12);
    for (int i = 0; i < 5; i++) {
      box(tint(90, 150, 230), 22 + 13 * i, 30, 4, 20);
      oval(tint(250, 210, 60), 21 + 13 * i, 20, 6, 10);
    }
  }

  private void storm() {
    for (int i = 0; i < 4; i++) {
      oval(tint(50, 50, 60), 8 + 18 * i, 10 + random.nextInt(8), 34, 30);
    }
    fill(tint(250, 240, 90), 50, 40, 36, 68, 48, 66, 38, 96, 66, 60, 53, 62, 62, 40);
    g.setStroke(new BasicStroke(1.5f));
    g.setColor(tint(90, 110, 160));
    for (int i = 0; i < 12; i++) {
      int x = 8 + 7 * i;
      g.drawLine(x, 50, x - 6, 85);
    }
  }

  private void rainbow() {
    int[][] colours = {
      {220, 50, 50}, {240, 150, 40}, {250, 230, 70}, {80, 180, 80}, {70, 110, 220}
    };
    g.setStroke(new BasicStroke(5));
    for (int i = 0; i < colours.length; i++) {
      g.setColor(tint(colours[i][0], colours[i][1], colours[i][2]));
      g.drawArc(8 + 5 * i, 25 + 5 * i, 84 - 10 * i, 100 - 10 * i, 0, 180);
    }
    box(tint(90, 180, 80), 0, 80, 100, 18);
  }

  private void heart(boolean broken) {
    Color colour = broken ? tint(70, 20, 30) : tint(225, 40, 60);
    oval(colour, 15, 20, 38, 38);
    oval(colour, 47, 20, 38, 38);
    fill(colour, 17, 45, 83, 45, 50, 92);
    if (broken) {
      g.setStroke(new BasicStroke(5));
      g.setColor(tint(235, 235, 235));
      int[] xs = {50, 42, 57, 43, 56, 50};
      for (int i = 0; i + 1 < xs.length; i++) {
        g.drawLine(xs[i], 24 + 13 * i, xs[i + 1], 37 + 13 * i);
      }
    }
  }

  private void face(boolean skull) {
    oval(skull ? tint(235, 235, 225) : tint(250, 215, 50), 15, 10, 70, 70);
    Color dark = tint(25, 25, 25);
    if (skull) {
      box(tint(235, 235, 225), 32, 70, 36, 22);
      oval(dark, 27, 36, 18, 20);
      oval(dark, 55, 36, 18, 20);
      fill(dark, 50, 56, 45, 66, 55, 66);
      for (int i = 0; i < 4; i++) {
        box(dark, 35 + 8 * i, 78, 2, 14);
      }
    } else {
      oval(dark, 33, 32, 8, 10);
      oval(dark, 59, 32, 8, 10);
      g.setStroke(new BasicStroke(4));
      g.setColor(dark);
      g.drawArc(30, 30, 40, 36, 200, 140);
    }
  }

  private void flower(boolean wilted) {
    g.setStroke(new BasicStroke(4));
    g.setColor(wilted ? tint(110, 95, 50) : tint(60, 150, 60));
    int x = wilted ? 74 : 50;
    int y = wilted ? 62 : 32;
    if (wilted) {
      g.drawArc(48, 30, 28, 60, 0, 180);
      g.drawLine(48, 60, 48, 96);
    } else {
      g.drawLine(50, 35, 50, 96);
    }
    for (int i = 0; i < (wilted ? 3 : 8); i++) {
      double angle = wilted ? Math.PI * (0.25 + 0.25 * i) : Math.PI * i / 4;
      oval(
          wilted ? tint(120, 90, 70) : tint(230, 70, 150),
          x - 8 + (int) (15 * Math.cos(angle)),
          y - 8 + (int) (15 * Math.sin(angle)),
          16,
          16);
    }
    oval(wilted ? tint(80, 60, 40) : tint(250, 210, 50), x - 8, y - 8, 16, 16);
  }

  private void ship(boolean sinks) {
    if (sinks) {
      g.rotate(0.7, 50, 65);
    }
    fill(tint(120, 70, 40), 18, 60, 82, 60, 68, 80, 32, 80);
    box(tint(90, 60, 40), 48, 15, 3, 45);
    fill(sinks ? tint(90, 90, 90) : tint(245, 245, 245), 52, 18, 80, 54, 52, 54);
    if (sinks) {
      g.rotate(-0.7, 50, 65);
    }
    box(sinks ? tint(30, 50, 80) : tint(70, 140, 220), 0, sinks ? 62 : 76, 100, sinks ? 38 : 24);
    if (!sinks) {
      oval(tint(250, 220, 60), 6, 6, 16, 16);
    }
  }

  private void cage() {
    g.setStroke(new BasicStroke(4));
    g.setColor(tint(70, 70, 75));
    g.drawRect(14, 12, 72, 76);
    for (int x = 26; x < 86; x += 12) {
      g.drawLine(x, 12, x, 88);
    }
  }

  private void gift() {
    box(tint(70, 120, 210), 18, 38, 64, 52);
    box(tint(230, 60, 80), 45, 38, 10, 52);
    box(tint(230, 60, 80), 18, 55, 64, 9);
    oval(tint(230, 60, 80), 30, 22, 20, 16);
    oval(tint(230, 60, 80), 50, 22, 20, 16);
  }

  private Color tint(int red, int green, int blue) {
    return new Color(near(red), near(green), near(blue));
  }

  private int near(int value) {
    return Math.max(0, Math.min(255, value + random.nextInt(51) - 25));
  }

  private void box(Color colour, int x, int y, int width, int height) {
    g.setColor(colour);
    g.fillRect(x, y, width, height);
  }

  private void oval(Color colour, int x, int y, int width, int height) {
    g.setColor(colour);
    g.fillOval(x, y, width, height);
  }

  private void fill(Color colour, int... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    g.setColor(colour);
    g.fill(path);
  }
}
