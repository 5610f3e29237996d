package org.casebook.runtime.policy;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Policy.Area;
import org.casebook.runtime.policy.SourceNode.Scalar;

/**
 * Reads the {@code areas} of {@code policy.yaml}: codes of clause ids with the harm area that each
 * belongs to. Several codes may share a harm area; one holds the exceptions.
 */
final class AreaReader {
  private static final List<String> KEYS = List.of("key", "title", "order", "critical");
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}");

  private final Reporter reporter;
  private final TreeMap<Integer, Area> areas = new TreeMap<>();

  AreaReader(Reporter reporter) {
    this.reporter = reporter;
  }

  /** The areas in their order; problems are reported. */
  List<Area> read(List<SourceNode.Entry> entries) {
    entries.forEach(this::read);
    return List.copyOf(areas.values());
  }

  private void read(SourceNode.Entry entry) {
    Scalar code = entry.key();
    if (!(entry.value() instanceof SourceNode.Entries map)) {
      reporter.at(entry.value(), "an area is a map", "write {key: hate, title: Hate, order: 1}");
      return;
    }
    Fields fields = new Fields(reporter, map, KEYS);
    fields.require("key", "title", "order");
    Optional<Scalar> key = fields.text("key");
    if (key.isEmpty()) {
      return;
    }
    String name = key.get().text();
    if (!AreaNames.keys().contains(name)) {
      reporter.unknown(key.get(), "area", AreaNames.keys());
      return;
    }
    Optional<HarmArea> harm = HarmArea.ofKey(name);
    if (!CODE.matcher(code.text()).matches()) {
      reporter.at(code, "'" + code.text() + "' is no area code", "write two capital letters");
      return;
    }
    Optional<HarmArea> reserved = AreaNames.reserved(code.text()).filter(r -> !harm.equals(of(r)));
    if (reserved.isPresent()) {
      String meant = reserved.get().key();
      reporter.at(
          code,
          "the code '" + code.text() + "' is that of '" + meant + "', not of '" + name + "'",
          "choose another code, or the key '" + meant + "'");
    }
    boolean critical = fields.flag("critical");
    if (harm.equals(of(HarmArea.CHILD_SAFETY)) && !critical) {
      reporter.at(key.get(), "child_safety must be critical", "add 'critical: true'");
    }
    if (harm.isEmpty() && critical) {
      reporter.at(key.get(), "exceptions can not be critical", "remove 'critical'");
    }
    add(fields, code, new Area(code.text(), harm, title(fields), critical));
  }

  private void add(Fields fields, Scalar code, Area area) {
    if (area.area().isEmpty() && areas.values().stream().anyMatch(a -> a.area().isEmpty())) {
      reporter.at(code, "a second area of exceptions", "keep one code for all exceptions");
      return;
    }
    if (areas.values().stream().anyMatch(a -> a.code().equals(area.code()))) {
      reporter.at(code, "the area code '" + area.code() + "' stands twice", "remove one");
      return;
    }
    int order = fields.integer("order").orElse(areas.size() + 1000);
    if (areas.putIfAbsent(order, area) != null) {
      reporter.at(code, "two areas have the order " + order, "give each its own number");
    }
  }

  private static Optional<HarmArea> of(HarmArea area) {
    return Optional.of(area);
  }

  private static String title(Fields fields) {
    return fields.text("title").map(Scalar::text).orElse("");
  }
}
