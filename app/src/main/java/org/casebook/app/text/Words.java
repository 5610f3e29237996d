package org.casebook.app.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Review.Verdict;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.rule.Formula;
import org.casebook.runtime.view.CaseStatus;

/** What the domain's names are called on the screen. */
public final class Words {
  private final Texts texts;
  private final Map<String, String> shortCodes = new HashMap<>();

  /** Words in the language of the texts. */
  public Words(Texts texts) {
    this.texts = texts;
    for (String code : Locale.getISOLanguages()) {
      shortCodes.put(Locale.forLanguageTag(code).getISO3Language(), code);
    }
  }

  /** The action. */
  public String action(Action action) {
    return texts.get("action." + action.key());
  }

  /** The harm area. */
  public String area(HarmArea area) {
    return texts.get("area." + area.key());
  }

  /** The harm area, or a dash. */
  public String area(Optional<HarmArea> area) {
    return area.map(this::area).orElse("–");
  }

  /** Where a case stands. */
  public String status(CaseStatus status) {
    return texts.get("status." + status.key());
  }

  /** The severity by name. */
  public String severity(int severity) {
    return texts.get("severity." + severity);
  }

  /** What became of a proposal. */
  public String verdict(Verdict verdict) {
    return texts.get("verdict." + verdict.key());
  }

  /** The kind of a failure. */
  public String failure(ToolResult.Failed.Kind kind) {
    return texts.get("failure." + kind.key());
  }

  /** A tool; those from elsewhere keep a readable form of their own name. */
  public String tool(String name) {
    return texts.getOr("tool." + name, name);
  }

  /** Who chooses the next tool. */
  public String planner(String name) {
    return texts.getOr("planner." + name, name);
  }

  /** What a piece of evidence establishes. */
  public String signal(String signal) {
    int dot = signal.indexOf('.');
    String rest = signal.substring(dot + 1);
    if (signal.startsWith("harm.")) {
      return HarmArea.ofKey(rest).map(this::area).orElseGet(() -> Texts.humanise(rest));
    }
    if (signal.startsWith("score.")) {
      return texts.get(
          "signal.score",
          HarmArea.ofKey(rest).map(this::area).orElseGet(() -> Texts.humanise(rest)));
    }
    return texts.getOr("signal." + signal, rest);
  }

  /** A condition of a clause. */
  public String condition(Formula condition) {
    if (condition instanceof Formula.Established established) {
      return signal(established.signal());
    }
    if (condition instanceof Formula.AtLeast bound) {
      return texts.get("condition.at_least", signal(bound.signal()), bound.bound());
    }
    if (condition instanceof Formula.Not not) {
      return texts.get("condition.not", condition(not.body()));
    }
    if (condition instanceof Formula.Named named) {
      return Texts.humanise(named.name().substring(named.name().indexOf('.') + 1));
    }
    boolean any = condition instanceof Formula.Any;
    return any || condition instanceof Formula.All
        ? condition.parts().stream()
            .map(this::condition)
            .collect(Collectors.joining(" " + texts.get(any ? "policy.or" : "policy.and") + " "))
        : condition.text();
  }

  /** The reason that a reviewer gives. */
  public String reason(String code) {
    return texts.getOr("reason." + code, code);
  }

  /** What users reported. */
  public String report(String reason) {
    return texts.getOr("report." + reason, reason);
  }

  /** A refinement of an action. */
  public String measure(String measure) {
    return texts.getOr("measure." + measure, measure);
  }

  /** Where content was posted. */
  public String surface(String surface) {
    return texts.getOr("surface." + surface, surface);
  }

  /** The name of a language by its ISO 639-3 code, in the language of the interface. */
  public String language(String code) {
    if (code.isEmpty() || code.equals("und")) {
      return texts.get("language.unknown");
    }
    String tag = shortCodes.getOrDefault(code, code);
    String name = Locale.forLanguageTag(tag).getDisplayLanguage(texts.locale());
    return name.isEmpty() ? code : Texts.humanise(name);
  }
}
