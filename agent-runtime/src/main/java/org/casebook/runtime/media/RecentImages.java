package org.casebook.runtime.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** The last few decoded images: several tools look at the same one, one after the other. */
final class RecentImages {
  private static final int KEPT = 2;

  private record Key(Path file, long size, long modified) {}

  private final Map<Key, DecodedImage> images =
      new LinkedHashMap<>(KEPT, 1, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, DecodedImage> eldest) {
          return size() > KEPT;
        }
      };

  /** The image of a file, decoded unless it was one of the last. */
  DecodedImage of(Path file, Function<Path, DecodedImage> decode) {
    Key key = key(file);
    synchronized (images) {
      DecodedImage known = images.get(key);
      if (known != null) {
        return known;
      }
    }
    DecodedImage image = decode.apply(file);
    synchronized (images) {
      images.put(key, image);
    }
    return image;
  }

  private static Key key(Path file) {
    try {
      return new Key(
          file.toAbsolutePath(), Files.size(file), Files.getLastModifiedTime(file).toMillis());
    } catch (IOException e) {
      throw MediaFiles.closed(file, e);
    }
  }
}
