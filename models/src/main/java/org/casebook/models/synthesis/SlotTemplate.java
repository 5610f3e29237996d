package org.casebook.models.synthesis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.casebook.models.Label;

/**
 * A sentence with slots, and what is true of every sentence it makes.
 *
 * @param functionality what is tested, as in {@code counter_quote}
 * @param pattern sentence with slots such as <code>{G}</code>
 * @param labels what is known of it
 */
record SlotTemplate(String functionality, String pattern, Map<Label, Boolean> labels) {
  private static final Pattern SLOT = Pattern.compile("\\{([A-Za-z])\\}");

  boolean hasSlots() {
    return SLOT.matcher(pattern).find();
  }

  /** Names of its slots, in order. */
  List<String> slots() {
    return SLOT.matcher(pattern).results().map(slot -> slot.group(1)).toList();
  }

  /** One sentence; every slot gets one of its fillers. */
  String fill(Map<String, List<String>> fillers, Random random) {
    String text =
        SLOT.matcher(pattern)
            .replaceAll(
                slot -> {
                  List<String> choices = fillers.getOrDefault(slot.group(1), List.of(""));
                  return choices.get(random.nextInt(choices.size())).replace("$", "\\$");
                });
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
