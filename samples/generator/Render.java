import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * Renders the sample pictures from {@code scenes.txt} (one block a picture) and {@code shapes.txt}.
 * The same seed, fonts and JDK give the same bytes. {@code Generate.java} starts it.
 */
final class Render {
  private static final int W = 640;
  private static final int H = 480;

  /** Tried in order for each character, so that every script finds a font that can draw it. */
  private static final String[] FAMILIES =
      ("Noto Sans,Noto Sans Arabic,Noto Sans Hebrew,Noto Sans Devanagari,Noto Sans Bengali,"
              + "Noto Sans Tamil,Noto Sans Thai,WenQuanYi Micro Hei,DejaVu Sans")
          .split(",");

  private final Shapes shapes;

  private Render(Shapes shapes) {
    this.shapes = shapes;
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 4) {
      System.err.println("Use: java Render.java SEED OUT DATA ONLY (Generate.java calls it)");
      System.exit(2);
    }
    System.setProperty("java.awt.headless", "true");
    Path data = Path.of(args[2]);
    Path media = Files.createDirectories(Path.of(args[1], "media"));
    Render render = new Render(Shapes.read(data.resolve("shapes.txt")));
    int pictures = 0;
    for (Scene scene : Scene.read(data.resolve("scenes.txt"))) {
      if (scene.name.contains(args[3])) {
        Random random = new Random(Long.parseLong(args[0]) * 31 + scene.name.hashCode());
        Files.write(media.resolve(scene.name + ".png"), render.picture(scene, random));
        pictures++;
      }
    }
    System.out.println(pictures + " pictures in " + media);
  }

  /** One block of {@code scenes.txt}: a name and its lines of {@code key: value}, in order. */
  private record Scene(String name, List<String[]> lines) {
    static List<Scene> read(Path file) throws IOException {
      List<Scene> scenes = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("= ")) {
          scenes.add(new Scene(line.substring(2).strip(), new ArrayList<>()));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          scenes.get(scenes.size() - 1).lines.add(line.split(":\\s*", 2));
        }
      }
      return scenes;
    }

    String get(String key) {
      return lines.stream().filter(l -> l[0].equals(key)).findFirst().map(l -> l[1]).orElse("");
    }

    int number(String key) {
      return get(key).isEmpty() ? 0 : Integer.parseInt(get(key));
    }

    Color color(int index) {
      String[] palette = get("palette").split(" ");
      return new Color(Integer.parseInt(palette[index], 16));
    }
  }

  private byte[] picture(Scene scene, Random random) throws IOException {
    BufferedImage image = new BufferedImage(W, H, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setColor(scene.color(0));
    g.fillRect(0, 0, W, H);
    if (scene.number("rotate") != 0) {
      g.rotate(Math.toRadians(scene.number("rotate")), W / 2.0, H / 2.0);
    }
    switch (scene.get("layout")) {
      case "poster" -> poster(g, scene);
      case "chat" -> chat(g, scene);
      case "card" -> card(g, scene);
      case "listing" -> listing(g, scene);
      case "meme" -> meme(g, scene);
      case "chart" -> chart(g, scene);
      case "landscape" -> landscape(g, scene, random);
      case "pattern" -> pattern(g, scene, random);
      default -> throw new IllegalArgumentException(scene.name + ": unknown or missing layout");
    }
    g.dispose();
    return encode(wear(image, scene, random), "png", 0f);
  }

  private static byte[] encode(BufferedImage image, String format, float quality)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    return bytes.toByteArray();
  }

  /** Compression artefacts ({@code jpeg: quality}) and sparse dots ({@code noise: per mille}). */
  private static BufferedImage wear(BufferedImage clean, Scene scene, Random random)
      throws IOException {
    BufferedImage image = clean;
    if (scene.number("jpeg") > 0) {
      byte[] bytes = encode(image, "jpeg", scene.number("jpeg") / 100f);
      image = ImageIO.read(new ByteArrayInputStream(bytes));
    }
    for (int i = 0; i < W * H * scene.number("noise") / 1000; i++) {
      int grey = 60 + random.nextInt(5) * 35;
      image.setRGB(random.nextInt(W), random.nextInt(H), new Color(grey, grey, grey).getRGB());
    }
    // Four bits a channel keep a picture with artefacts small enough to commit.
    for (int y = 0; y < H && scene.number("jpeg") + scene.number("noise") > 0; y++) {
      for (int x = 0; x < W; x++) {
        image.setRGB(x, y, image.getRGB(x, y) & 0xF0F0F0 | 0x080808);
      }
    }
    return image;
  }

  private void poster(Graphics2D g, Scene s) {
    g.setPaint(new GradientPaint(0, 0, s.color(0), W, H, s.color(0).darker()));
    g.fillRect(-40, -40, W + 80, H + 80);
    g.setColor(s.color(1));
    g.fillRect(-40, 40, W + 80, 110);
    Ink ink = new Ink(44, Font.BOLD, s.color(0), 'c');
    while (text(null, s.get("title"), 0, 0, W - 40, ink) > 70) {
      ink = new Ink(ink.size - 2, ink.style, ink.color, ink.align);
    }
    text(g, s.get("title"), 20, 60, W - 40, ink);
    boolean code = s.get("shape").equals("code");
    double y = code ? 335 : 175;
    for (String[] line : s.lines) {
      if (line[0].equals("line") || line[0].equals("small")) {
        boolean small = line[0].equals("small");
        y = text(g, line[1], 40, y, W - 80, new Ink(small ? 17 : 29, 0, s.color(2), 'c')) + 8;
      }
    }
    int size = code ? 160 : 80;
    shapes.draw(g, s.get("shape"), s.color(3), code ? 240 : 530, code ? 162 : 370, size);
  }

  private void chat(Graphics2D g, Scene s) {
    g.setColor(s.color(1));
    g.fillRect(-40, -40, W + 80, 100);
    g.setColor(s.color(3));
    g.fill(new Ellipse2D.Double(22, 12, 38, 38));
    text(g, s.get("title"), 74, 14, W - 100, new Ink(24, Font.BOLD, Color.WHITE, 'l'));
    double y = 76;
    for (String[] line : s.lines) {
      if (!line[0].equals("left") && !line[0].equals("right")) {
        continue;
      }
      boolean left = line[0].equals("left");
      double x = left ? 20 : 170;
      // Measured first, so that the bubble fits the text.
      double height = text(null, line[1], x + 16, 0, 418, new Ink(23, 0, s.color(2), 'l'));
      g.setColor(left ? Color.WHITE : s.color(3));
      g.fill(new RoundRectangle2D.Double(x, y, 450, height + 20, 26, 26));
      text(g, line[1], x + 16, y + 10, 418, new Ink(23, 0, left ? s.color(2) : Color.WHITE, 'l'));
      y += height + 34;
    }
    text(g, s.get("foot"), 20, 448, W - 40, new Ink(15, 0, s.color(3), 'c'));
  }

  private void card(Graphics2D g, Scene s) {
    g.setColor(Color.WHITE);
    g.fill(new RoundRectangle2D.Double(40, 30, W - 80, H - 60, 30, 30));
    g.setColor(s.color(1));
    g.setStroke(new BasicStroke(4));
    g.draw(new RoundRectangle2D.Double(40, 30, W - 80, H - 60, 30, 30));
    double y =
        text(g, s.get("title"), 64, 50, W - 128, new Ink(34, Font.BOLD, s.color(1), 'a')) + 14;
    int right = s.get("shape").isEmpty() ? 128 : 260;
    lines(g, s, 64, y, W - right, 24);
    shapes.draw(g, s.get("shape"), s.color(3), 450, 250, 120);
  }

  private void listing(Graphics2D g, Scene s) {
    g.setColor(s.color(3));
    g.fillRect(0, 0, W, 230);
    shapes.draw(g, s.get("shape"), s.color(1), 220, 25, 200);
    double y =
        text(g, s.get("title"), 30, 245, W - 220, new Ink(30, Font.BOLD, s.color(2), 'a')) + 6;
    text(g, s.get("price"), W - 190, 245, 160, new Ink(32, Font.BOLD, s.color(1), 'r'));
    lines(g, s, 30, y, W - 60, 22);
  }

  private static void lines(Graphics2D g, Scene s, int x, double y, int width, int size) {
    double top = y;
    for (String[] line : s.lines) {
      if (line[0].equals("line")) {
        top = text(g, line[1], x, top, width, new Ink(size, 0, s.color(2), 'a')) + 8;
      }
    }
  }

  private void meme(Graphics2D g, Scene s) {
    shapes.draw(g, s.get("shape"), s.color(1), 195, 110, 250);
    text(g, s.get("top"), 20, 14, W - 40, new Ink(38, Font.BOLD, s.color(2), 'c'));
    text(g, s.get("bottom"), 20, 372, W - 40, new Ink(38, Font.BOLD, s.color(2), 'c'));
  }

  private static void chart(Graphics2D g, Scene s) {
    text(g, s.get("title"), 20, 14, W - 40, new Ink(30, Font.BOLD, s.color(2), 'c'));
    List<String[]> bars = s.lines.stream().filter(l -> l[0].equals("bar")).toList();
    int step = 540 / bars.size();
    for (int i = 0; i < bars.size(); i++) {
      String[] bar = bars.get(i)[1].split(" ", 2);
      int height = Integer.parseInt(bar[0]);
      g.setColor(i % 2 == 0 ? s.color(1) : s.color(3));
      g.fillRect(60 + i * step, 350 - height, step - 14, height);
      text(g, bar[1], 50 + i * step, 356, step + 6, new Ink(18, 0, s.color(2), 'c'));
    }
    g.setColor(s.color(2));
    g.drawLine(50, 350, 600, 350);
    text(g, s.get("line"), 20, 395, W - 40, new Ink(24, 0, s.color(2), 'c'));
  }

  private void landscape(Graphics2D g, Scene s, Random random) {
    g.setPaint(new GradientPaint(0, 0, s.color(0), 0, H, s.color(1)));
    g.fillRect(0, 0, W, H);
    shapes.draw(g, "sun", s.color(3), 420, 40, 110);
    for (int layer = 0; layer < 4; layer++) {
      Path2D hill = new Path2D.Double();
      hill.moveTo(0, H);
      double phase = random.nextDouble() * 6;
      for (int x = 0; x <= W; x += 4) {
        hill.lineTo(x, 230 + layer * 62 + 34 * Math.sin(x / (90.0 + 25 * layer) + phase));
      }
      hill.lineTo(W, H);
      g.setColor(layer == 0 ? s.color(2) : g.getColor().darker());
      g.fill(hill);
    }
    text(g, s.get("title"), 20, 430, W - 40, new Ink(24, Font.BOLD, Color.WHITE, 'c'));
  }

  private static void pattern(Graphics2D g, Scene s, Random random) {
    for (int i = 0; i < 48; i++) {
      g.setColor(s.color(1 + random.nextInt(3)));
      int size = 30 + random.nextInt(50);
      int x = i % 8 * 80 + 40 - size / 2;
      int y = i / 8 * 80 + 40 - size / 2;
      if (random.nextBoolean()) {
        g.fillOval(x, y, size, size);
      } else {
        g.fillRect(x, y, size, size);
      }
    }
  }

  /**
   * Draws {@code words} in a column, broken into lines, and returns the y below them.
   *
   * @param g null only measures
   */
  private static double text(
      Graphics2D g, String words, double x, double y, double width, Ink ink) {
    if (words.isEmpty()) {
      return y;
    }
    AttributedString styled = new AttributedString(words);
    int begin = 0;
    while (begin < words.length()) {
      String family = family(words.codePointAt(begin));
      int end = begin;
      while (end < words.length() && family.equals(family(words.codePointAt(end)))) {
        end += Character.charCount(words.codePointAt(end));
      }
      Font font = new Font(family, ink.style, ink.size);
      styled.addAttribute(TextAttribute.FONT, font, begin, end);
      begin = end;
    }
    LineBreakMeasurer measurer =
        new LineBreakMeasurer(
            styled.getIterator(), new FontRenderContext(new AffineTransform(), true, true));
    double bottom = y;
    while (measurer.getPosition() < words.length()) {
      TextLayout line = measurer.nextLayout((float) width);
      bottom += line.getAscent();
      if (g != null) {
        double free = width - line.getAdvance();
        boolean right = ink.align == 'r' || ink.align == 'a' && !line.isLeftToRight();
        g.setColor(ink.color);
        line.draw(
            g, (float) (x + (ink.align == 'c' ? free / 2 : right ? free : 0)), (float) bottom);
      }
      bottom += line.getDescent() + line.getLeading();
    }
    return bottom;
  }

  /** How text looks; align is c centre, l left, r right, a by the direction of the script. */
  private record Ink(int size, int style, Color color, char align) {}

  /** The first family that can draw the character; spaces and signs stay with the first. */
  private static String family(int codePoint) {
    for (String family : FAMILIES) {
      if (new Font(family, Font.PLAIN, 12).canDisplay(codePoint)) {
        return family;
      }
    }
    throw new IllegalArgumentException(
        "No font for U+" + Integer.toHexString(codePoint) + ": see README.md for what to install");
  }

  /** Drawn objects from {@code shapes.txt}: steps inside a square of 100 by 100. */
  private record Shapes(Map<String, List<String[]>> steps) {
    static Shapes read(Path file) throws IOException {
      Map<String, List<String[]>> steps = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.strip().split("\\s+");
          steps
              .computeIfAbsent(parts[0], k -> new ArrayList<>())
              .add(Arrays.copyOfRange(parts, 1, parts.length));
        }
      }
      return new Shapes(steps);
    }

    void draw(Graphics2D g, String name, Color color, int x, int y, int size) {
      AffineTransform before = g.getTransform();
      g.translate(x, y);
      g.scale(size / 100.0, size / 100.0);
      g.setColor(color);
      for (String[] step : steps.getOrDefault(name, List.of())) {
        double[] n = new double[step.length];
        for (int i = 1; i < step.length && !step[0].equals("color"); i++) {
          n[i] = Double.parseDouble(step[i]);
        }
        switch (step[0]) {
          case "color" -> g.setColor(new Color(Integer.parseInt(step[1], 16)));
          case "pen" -> g.setStroke(new BasicStroke((float) n[1], BasicStroke.CAP_ROUND, 1));
          case "oval" -> g.fill(new Ellipse2D.Double(n[1], n[2], n[3], n[4]));
          case "line" -> g.draw(new Line2D.Double(n[1], n[2], n[3], n[4]));
          case "arc" -> g.draw(new Arc2D.Double(n[1], n[2], n[3], n[4], n[5], n[6], Arc2D.OPEN));
          case "cut" -> g.fill(new Arc2D.Double(n[1], n[2], n[3], n[4], n[5], n[6], Arc2D.CHORD));
          case "poly" -> {
            Path2D path = new Path2D.Double();
            path.moveTo(n[1], n[2]);
            for (int i = 3; i + 1 < n.length; i += 2) {
              path.lineTo(n[i], n[i + 1]);
            }
            path.closePath();
            g.fill(path);
          }
          default -> throw new IllegalArgumentException(name + ": unknown step " + step[0]);
        }
      }
      g.setTransform(before);
    }
  }
}
