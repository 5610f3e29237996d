package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses and handles, whose odd spelling is their meaning: stages leave them alone. */
final class Protected {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:https?://|www\\.)[^\\s<>\"]{1,2000}"
              + "|[\\w.+-]{1,64}@[\\w-]{1,64}\\.[\\w.-]{1,64}"
              + "|(?<![\\w@])[@#][\\p{L}\\p{M}\\p{N}_]{2,64}"
              + "|&#?\\w{2,8};");

  private final List<int[]> ranges = new ArrayList<>();

  Protected(String text) {
    if (text.indexOf('@') < 0
        && text.indexOf('#') < 0
        && text.indexOf('&') < 0
        && text.indexOf("://") < 0
        && text.indexOf("www.") < 0) {
      return;
    }
    Matcher matcher = ADDRESS.matcher(text);
    while (matcher.find()) {
      ranges.add(new int[] {matcher.start(), matcher.end()});
    }
  }

  /** Whether any code unit in the range belongs to an address; ranges must be asked in order. */
  boolean touches(int start, int end) {
    int low = 0;
    int high = ranges.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int[] range = ranges.get(middle);
      if (range[1] <= start) {
        low = middle + 1;
      } else if (range[0] >= end) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }
}
