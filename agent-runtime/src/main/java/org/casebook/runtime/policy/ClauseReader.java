package org.casebook.runtime.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Policy.Area;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Reads one {@code clauses/<ID>.md}: YAML front matter, then Markdown. */
final class ClauseReader {
  private static final List<String> REQUIRED =
      List.of("id", "title", "area", "action", "severity", "requires");
  private static final List<String> OPTIONAL =
      List.of(
          "critical",
          "human_only",
          "priority",
          "excepts",
          "overrides",
          "defines",
          "jurisdiction",
          "measures");
  static final List<String> KEYS =
      Stream.of(REQUIRED.stream(), OPTIONAL.stream(), LegalBasisReader.KEYS.stream())
          .flatMap(keys -> keys)
          .toList();
  private static final List<String> MEASURES =
      List.of("hide", "demote", "age_gate", "suspend", "warn");

  private final HeaderDraft header;

  ClauseReader(HeaderDraft header) {
    this.header = header;
  }

  /** The clause, or empty when its front matter can not be read at all. */
  Optional<ClauseDraft> read(Reporter reporter) {
    List<String> lines = reporter.file().lines();
    int end = lines.subList(1, lines.size()).indexOf("---") + 1;
    if (!lines.get(0).equals("---") || end == 0) {
      int line = lines.get(0).equals("---") ? lines.size() : 1;
      reporter.at(
          line, 1, "the front matter between two lines '---' is missing", "put a line '---' here");
      return Optional.empty();
    }
    String yaml = String.join("\n", lines.subList(1, end)) + "\n";
    String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
    new BodyCheck(reporter, end + 2).check(lines.subList(end + 1, lines.size()));
    return YamlSource.read(reporter, yaml, 1).map(map -> read(reporter, map, body));
  }

  private ClauseDraft read(Reporter reporter, SourceNode.Entries map, String body) {
    Fields fields = new Fields(reporter, map, KEYS);
    fields.require(REQUIRED.toArray(String[]::new));
    String name = reporter.file().name();
    String id = name.substring(name.indexOf('/') + 1, name.length() - ".md".length());
    Optional<String> key = areaKey(reporter, fields);
    Optional<Area> area =
        header.areaOf(id).filter(a -> key.map(HeaderDraft.key(a)::equals).orElse(true));
    boolean exception =
        key.map(AreaNames.EXCEPTION::equals)
            .orElse(area.filter(a -> a.area().isEmpty()).isPresent());
    Optional<Action> action = action(reporter, fields);
    int severity = severity(reporter, fields);
    List<Scalar> excepts = fields.texts("excepts");
    List<Scalar> overrides = fields.texts("overrides");
    Clause clause =
        new Clause(
            id,
            title(reporter, fields),
            exception ? Optional.empty() : key.flatMap(HarmArea::ofKey).or(() -> areaOf(id)),
            action.orElse(Action.ALLOW),
            severity,
            fields.flag("critical"),
            new Requirements(reporter, header.predicates()).read(fields),
            fields.integer("priority").orElse(0),
            texts(excepts),
            texts(overrides),
            defines(reporter, fields),
            jurisdiction(reporter, fields),
            known(reporter, fields, "measures", "measure", MEASURES),
            new LegalBasisReader(reporter, fields).read(exception),
            body,
            Digest.sha256(body));
    SourceNode anchor = fields.node("id").orElse(map);
    new ClauseConsistency(reporter, fields, exception, header, area).check(clause, action);
    return new ClauseDraft(
        clause, reporter, anchor, fields.node("requires").orElse(anchor), excepts, overrides);
  }

  private static String title(Reporter reporter, Fields fields) {
    Optional<Scalar> title = fields.text("title");
    title
        .filter(t -> t.text().endsWith("."))
        .ifPresent(t -> reporter.at(t, "the title ends with a full stop", "remove the full stop"));
    return title.map(Scalar::text).orElse("");
  }

  /** The key in {@code area}; empty when it is missing or no area of the policy. */
  private Optional<String> areaKey(Reporter reporter, Fields fields) {
    Optional<Scalar> key = fields.text("area");
    if (key.isPresent() && header.readable() && header.codes(key.get().text()).isEmpty()) {
      List<String> known = header.areas().stream().map(HeaderDraft::key).distinct().toList();
      reporter.unknown(key.get(), "area", known);
      return Optional.empty();
    }
    return key.map(Scalar::text);
  }

  /** The harm area by the code in the id, for when the key could not be read. */
  private Optional<HarmArea> areaOf(String id) {
    return header
        .areaOf(id)
        .flatMap(Area::area)
        .or(() -> ClauseId.parse(id).flatMap(parsed -> AreaNames.reserved(parsed.code())));
  }

  private List<String> defines(Reporter reporter, Fields fields) {
    return header.readable()
        ? known(reporter, fields, "defines", "term", List.copyOf(header.definitions().keySet()))
        : texts(fields.texts("defines"));
  }

  private static Optional<Action> action(Reporter reporter, Fields fields) {
    Optional<Scalar> key = fields.text("action");
    Optional<Action> action = key.flatMap(k -> Action.ofKey(k.text()));
    if (key.isPresent() && action.isEmpty()) {
      reporter.unknown(
          key.get(), "action", Arrays.stream(Action.values()).map(Action::key).toList());
    }
    return action;
  }

  private static int severity(Reporter reporter, Fields fields) {
    Optional<Integer> severity = fields.integer("severity");
    if (severity.isPresent() && (severity.get() < 0 || severity.get() > 3)) {
      fields
          .node("severity")
          .ifPresent(at -> reporter.at(at, "severity is outside 0 to 3", "write 0, 1, 2 or 3"));
      return 0;
    }
    return severity.orElse(0);
  }

  private List<String> jurisdiction(Reporter reporter, Fields fields) {
    List<String> whole = header.scope().jurisdiction();
    if (!fields.has("jurisdiction")) {
      return whole;
    }
    List<String> own = new Places(reporter).jurisdiction(fields);
    for (Scalar item : fields.texts("jurisdiction")) {
      if (!whole.isEmpty() && !whole.contains(item.text()) && !item.text().equals("*")) {
        reporter.at(
            item,
            "'" + item.text() + "' is outside the policy's jurisdiction",
            "use one of: " + String.join(", ", whole));
      }
    }
    return own;
  }

  private static List<String> known(
      Reporter reporter, Fields fields, String key, String what, List<String> known) {
    List<Scalar> items = fields.texts(key);
    for (Scalar item : items) {
      if (!known.contains(item.text())) {
        reporter.unknown(item, what, known);
      }
    }
    return texts(items);
  }

  private static List<String> texts(List<Scalar> items) {
    return items.stream().map(Scalar::text).toList();
  }
}
