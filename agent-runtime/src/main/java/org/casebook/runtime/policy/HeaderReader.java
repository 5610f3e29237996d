package org.casebook.runtime.policy;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Reads {@code policy.yaml}. */
final class HeaderReader {
  private static final List<String> KEYS =
      List.of(
          "id",
          "version",
          "title",
          "description",
          "valid_from",
          "valid_to",
          "jurisdiction",
          "surface",
          "areas",
          "definitions");
  private static final String PREDICATES = "predicates";
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern SURFACE = Pattern.compile("[a-z][a-z_]*");

  private final Reporter reporter;

  HeaderReader(Reporter reporter) {
    this.reporter = reporter;
  }

  HeaderDraft read() {
    return YamlSource.read(reporter, reporter.file().text(), 0)
        .map(this::read)
        .orElseGet(HeaderDraft::unreadable);
  }

  private HeaderDraft read(SourceNode.Entries map) {
    Fields fields =
        new Fields(reporter, map, Stream.concat(KEYS.stream(), Stream.of(PREDICATES)).toList());
    fields.require(KEYS.toArray(String[]::new));
    String id = formed(fields, "id", ID, "small letters, digits and hyphens, as in 'community'");
    String version = formed(fields, "version", VERSION, "three numbers, as in \"1.0.0\"");
    Optional<LocalDate> from = date(fields, "valid_from");
    Optional<LocalDate> to =
        nothing(fields, "valid_to") ? Optional.empty() : date(fields, "valid_to");
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      fields
          .text("valid_to")
          .ifPresent(at -> reporter.at(at, "valid_to is before valid_from", "swap the dates"));
    }
    Places places = new Places(reporter);
    PolicyScope scope =
        new PolicyScope(from, to, places.jurisdiction(fields), surfaces(places, fields));
    AreaReader areas = new AreaReader(reporter);
    DefinitionReader definitions = new DefinitionReader(reporter);
    return new HeaderDraft(
        id,
        version,
        fields.text("title").map(Scalar::text).orElse(""),
        fields.text("description").map(Scalar::text).orElse(""),
        scope,
        areas.read(fields.entries("areas")),
        definitions.meanings(fields.entries("definitions")),
        definitions.aliases(),
        new PredicateReader(reporter).read(fields.entries(PREDICATES)));
  }

  private List<String> surfaces(Places places, Fields fields) {
    return places.list(fields, "surface", name -> SURFACE.matcher(name).matches(), "small letters");
  }

  private String formed(Fields fields, String key, Pattern form, String remedy) {
    Optional<Scalar> text = fields.text(key);
    text.filter(t -> !form.matcher(t.text()).matches())
        .ifPresent(t -> reporter.at(t, "'" + t.text() + "' is no " + key, "write " + remedy));
    return text.map(Scalar::text).orElse("");
  }

  private static boolean nothing(Fields fields, String key) {
    return fields
        .node(key)
        .filter(node -> node instanceof Scalar s && s.type() == SourceNode.Type.NULL)
        .isPresent();
  }

  private Optional<LocalDate> date(Fields fields, String key) {
    return fields
        .text(key)
        .flatMap(
            text -> {
              try {
                return Optional.of(LocalDate.parse(text.text()));
              } catch (DateTimeParseException wrong) {
                reporter.at(
                    text, "'" + text.text() + "' is no date", "write it as in \"2026-01-31\"");
                return Optional.empty();
              }
            });
  }
}
