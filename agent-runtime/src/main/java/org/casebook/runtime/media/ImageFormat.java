package org.casebook.runtime.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Image formats by the first bytes of the file; names and extensions are not believed. */
enum ImageFormat {
  PNG(true, 0, "\u0089PNG\r\n\u001a\n"),
  JPEG(true, 0, "\u00ff\u00d8\u00ff"),
  GIF(true, 0, "GIF8"),
  BMP(true, 0, "BM"),
  TIFF_LITTLE(true, 0, "II*\0"),
  TIFF_BIG(true, 0, "MM\0*"),
  WEBP(false, 8, "WEBP"),
  HEIC(false, 4, "ftyphei"),
  HEIF(false, 4, "ftypmif1"),
  AVIF(false, 4, "ftypavif"),
  SVG(false, 0, "<svg"),
  XML(false, 0, "<?xml"),
  PDF(false, 0, "%PDF"),
  ICO(false, 0, "\0\0\u0001\0"),
  JPEG_XL(false, 0, "\0\0\0\u000cJXL "),
  PSD(false, 0, "8BPS");

  /** As many bytes as {@link #of} looks at. */
  static final int HEAD = 16;

  private final boolean readable;
  private final int offset;
  private final String magic;

  ImageFormat(boolean readable, int offset, String magic) {
    this.readable = readable;
    this.offset = offset;
    this.magic = magic;
  }

  /** The format that starts with these bytes, if it is known. */
  static Optional<ImageFormat> of(byte[] head) {
    for (ImageFormat format : values()) {
      if (format.matches(head)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** Whether the Java platform decodes it. */
  boolean readable() {
    return readable;
  }

  /** The name under which ImageIO knows it, and people too. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_(little|big)$", "");
  }

  private boolean matches(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic, offset);
  }
}
