package org.casebook.runtime.media;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Image formats by the first bytes of the file; names and extensions are not believed. */
enum ImageFormat {
  PNG(Decoder.PLATFORM, 0, "\u0089PNG\r\n\u001a\n"),
  JPEG(Decoder.PLATFORM, 0, "\u00ff\u00d8\u00ff"),
  GIF(Decoder.PLATFORM, 0, "GIF8"),
  BMP(Decoder.PLATFORM, 0, "BM"),
  TIFF_LITTLE(Decoder.PLATFORM, 0, "II*\0"),
  TIFF_BIG(Decoder.PLATFORM, 0, "MM\0*"),
  WEBP(Decoder.FFMPEG, 8, "WEBP"),
  HEIC(Decoder.FFMPEG, 4, "ftyphei"),
  HEIF(Decoder.FFMPEG, 4, "ftypmif1"),
  AVIF(Decoder.FFMPEG, 4, "ftypavif"),
  SVG(Decoder.NONE, 0, "<svg"),
  XML(Decoder.NONE, 0, "<?xml"),
  PDF(Decoder.NONE, 0, "%PDF"),
  ICO(Decoder.NONE, 0, "\0\0\u0001\0"),
  JPEG_XL(Decoder.NONE, 0, "\0\0\0\u000cJXL "),
  PSD(Decoder.NONE, 0, "8BPS");

  /** As many bytes as {@link #of} looks at. */
  static final int HEAD = 16;

  /** What decodes a format. */
  enum Decoder {
    PLATFORM,
    FFMPEG,
    NONE
  }

  private final Decoder decoder;
  private final int offset;
  private final String magic;

  ImageFormat(Decoder decoder, int offset, String magic) {
    this.decoder = decoder;
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

  /** What decodes it. */
  Decoder decoder() {
    return decoder;
  }

  /** The name under which ImageIO knows it, and people too. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replaceFirst("_(little|big)$", "");
  }

  private boolean matches(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).startsWith(magic, offset);
  }
}
