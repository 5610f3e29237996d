package org.casebook.models.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.models.Label;
import org.casebook.models.ModelException;

/**
 * The grammar of one language, read from lines:
 *
 * <pre>
 * # a comment
 * language = eng
 * G = women | men                    fillers of the slot {G}
 * [neutral_mention] hate=0 any=0     a functionality; labels that are absent or ? are unknown
 * A few {G} waited at the stop.      a template
 * </pre>
 *
 * @param language ISO 639-3 code
 * @param fillers per slot its fillers
 * @param templates in file order
 */
record FunctionalGrammar(
    String language, Map<String, List<String>> fillers, List<SlotTemplate> templates) {
  private static final Pattern SETTING = Pattern.compile("(language|[A-Za-z]) = (.+)");
  private static final Pattern SECTION = Pattern.compile("\\[(\\w+)\\](.*)");

  /** Reads a grammar; every problem names the file and the line. */
  static FunctionalGrammar parse(String file, List<String> lines) {
    String language = "und";
    Map<String, List<String>> fillers = new HashMap<>();
    List<SlotTemplate> templates = new ArrayList<>();
    String functionality = "";
    Map<Label, Boolean> labels = Map.of();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      Matcher setting = SETTING.matcher(line);
      Matcher section = SECTION.matcher(line);
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (setting.matches() && functionality.isEmpty()) {
        if (setting.group(1).equals("language")) {
          language = setting.group(2);
        } else {
          fillers.put(setting.group(1), Arrays.asList(setting.group(2).split(" \\| ", -1)));
        }
      } else if (section.matches()) {
        functionality = section.group(1);
        labels = labels(file + ":" + number, section.group(2).strip());
      } else {
        SlotTemplate template = new SlotTemplate(functionality, line, labels);
        for (String slot : template.slots()) {
          if (!fillers.containsKey(slot)) {
            throw new ModelException(
                file
                    + ":"
                    + number
                    + ": slot {"
                    + slot
                    + "} has no fillers: add a line "
                    + slot
                    + " = ...");
          }
        }
        templates.add(template);
      }
    }
    return new FunctionalGrammar(language, fillers, templates);
  }

  private static Map<Label, Boolean> labels(String place, String text) {
    Map<Label, Boolean> labels = new HashMap<>();
    for (String part : text.split("\\s+", -1)) {
      int equals = part.indexOf('=');
      String value = part.substring(equals + 1);
      if (equals < 0 || !value.matches("[01?]")) {
        throw new ModelException(place + ": '" + part + "' is no label: write hate=1, 0 or ?");
      }
      if (!value.equals("?")) {
        labels.put(new Label(part.substring(0, equals)), value.equals("1"));
      }
    }
    return labels;
  }
}
