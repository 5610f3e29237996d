package org.casebook.runtime.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.hashing.HashKind;

/** The digests by which lists may know an item; MD5 and SHA-1 only because old lists hold them. */
final class ContentDigests {
  private static final int CHUNK = 1 << 16;
  private final ToolInput input;

  ContentDigests(ToolInput input) {
    this.input = input;
  }

  /**
   * The digests of these kinds. A text has two where white space surrounds it; a file that is not
   * at hand only has the one that it is known by.
   */
  Map<HashKind, Set<String>> of(List<HashKind> kinds) {
    Map<HashKind, Set<String>> digests = new EnumMap<>(HashKind.class);
    for (HashKind kind : kinds) {
      Set<String> values = new LinkedHashSet<>();
      if (input.item() instanceof ContentItem.Text text) {
        values.add(of(kind, text.text()));
        values.add(of(kind, text.text().strip()));
      } else if (kind == HashKind.SHA256) {
        values.add(((ContentItem.Media) input.item()).sha256());
      } else if (input.media().isPresent()) {
        MessageDigest digest = digest(kind);
        try (InputStream in = Files.newInputStream(input.media().get())) {
          byte[] chunk = new byte[CHUNK];
          for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            digest.update(chunk, 0, read);
          }
          values.add(HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
          // Tools that open the file say what is wrong with it.
          continue;
        }
      }
      digests.put(kind, values);
    }
    return digests;
  }

  private static String of(HashKind kind, String text) {
    return HexFormat.of().formatHex(digest(kind).digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest digest(HashKind kind) {
    try {
      return MessageDigest.getInstance(
          switch (kind) {
            case MD5 -> "MD5";
            case SHA1 -> "SHA-1";
            default -> "SHA-256";
          });
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
