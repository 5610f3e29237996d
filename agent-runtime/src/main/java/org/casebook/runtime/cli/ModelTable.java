package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.casebook.runtime.catalogue.ModelEntry;
import org.casebook.runtime.catalogue.ModelEntry.State;

/** Prints the catalogue: a line per model with what its card says below, or one JSON document. */
final class ModelTable {
  private static final double MEGABYTE = 1e6;
  private static final int MOST_FIGURES = 6;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ModelTable() {}

  static void print(List<ModelEntry> entries, boolean json, PrintStream out)
      throws JsonProcessingException {
    if (json) {
      ArrayNode array = JSON.createArrayNode();
      entries.forEach(entry -> json(entry, array.addObject()));
      out.println(JSON.writeValueAsString(array));
      return;
    }
    entries.forEach(entry -> print(entry, out));
  }

  private static void json(ModelEntry entry, ObjectNode node) {
    boolean usable = entry.state() == State.BUNDLED || entry.state() == State.INSTALLED;
    node.put("name", entry.name()).put("version", entry.version());
    node.put("state", entry.state().key()).put("usable", usable).put("own", entry.own());
    node.put("decides", entry.decides());
    if (entry.state() != State.AVAILABLE && entry.state() != State.UPDATE) {
      node.put("origin", entry.state() == State.BUNDLED ? "bundled" : "installed");
    }
    entry.problem().ifPresent(problem -> node.put("problem", problem));
    if (!entry.standing().objections().isEmpty()) {
      node.set("objections", JSON.valueToTree(entry.standing().objections()));
    }
    entry.installedVersion().ifPresent(version -> node.put("installed_version", version));
    entry.card().ifPresent(card -> node.set("card", JSON.valueToTree(card)));
    node.set("sha256", JSON.valueToTree(entry.sha256()));
  }

  private static void print(ModelEntry entry, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-34s %-18s %9s  %-18s %s%n",
        entry.id(),
        entry.state().key() + (entry.own() ? ", own" : "") + (entry.decides() ? ", decides" : ""),
        entry
            .card()
            .map(card -> String.format(Locale.ROOT, "%.1f MB", card.bytes() / MEGABYTE))
            .orElse(""),
        entry.card().map(ModelEntry.Card::kind).orElse(""),
        entry.card().map(ModelTable::languages).orElse(""));
    entry.problem().ifPresent(problem -> out.println("    " + problem));
    entry.standing().objections().forEach(reason -> out.println("    rejected: " + reason));
    entry.card().ifPresent(card -> print(entry, card, out));
  }

  private static void print(ModelEntry entry, ModelEntry.Card card, PrintStream out) {
    out.println(
        "    "
            + card.title()
            + "; "
            + card.licence()
            + (card.mayShip() ? "" : " (does not allow shipping)"));
    out.println("    from " + card.source());
    card.figures().entrySet().stream()
        .limit(MOST_FIGURES)
        .forEach(figure -> out.println("    " + figure.getKey() + ": " + figure.getValue()));
    if (card.figures().size() > MOST_FIGURES) {
      out.println(
          "    and " + (card.figures().size() - MOST_FIGURES) + " more figures with --json");
    }
    if (entry.state() == State.AVAILABLE || entry.state() == State.UPDATE) {
      out.println("    get it: casebook models install " + entry.name());
    }
  }

  private static String languages(ModelEntry.Card card) {
    int shown = 6;
    List<String> languages = card.languages();
    return languages.size() <= shown
        ? String.join(" ", languages)
        : String.join(" ", languages.subList(0, shown))
            + " and "
            + (languages.size() - shown)
            + " more";
  }
}
