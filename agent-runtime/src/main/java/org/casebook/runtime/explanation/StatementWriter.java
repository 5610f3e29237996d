package org.casebook.runtime.explanation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.ClauseOutcome;
import org.casebook.runtime.policy.LegalBasis;
import org.casebook.runtime.policy.LegalBasis.Ground;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;

/** Drafts the statement of reasons of a run, or of the review that now holds. */
final class StatementWriter {
  private static final int LONGEST_FACTS = 5000;
  private static final int LONGEST_PUID = 500;
  private static final Pattern PERSONAL =
      Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.]+|(?<!\\w)@\\w+|\\+?\\d[\\d ()/-]{6,}\\d");

  private final CaseFile file;
  private final RunTrace run;
  private final Judgement as;
  private final Policy policy;
  private final Wording wording;
  private final LocalDate decided;

  StatementWriter(
      CaseFile file,
      RunTrace run,
      Judgement as,
      Policy policy,
      Wording wording,
      LocalDate decided) {
    this.file = file;
    this.run = run;
    this.as = as;
    this.policy = policy;
    this.wording = wording;
    this.decided = decided;
  }

  /** The draft; empty where the content is not restricted, or nobody has decided yet. */
  Optional<StatementOfReasons> write() {
    Optional<Review> review =
        file.lastReview().filter(held -> held.run().equals(run.started().run()));
    Action action = review.map(Review::action).orElseGet(() -> as.decision().action());
    List<String> clauses = review.map(Review::clauses).orElseGet(() -> as.decision().clauses());
    Optional<Clause> governing =
        clauses.stream().flatMap(id -> policy.clause(id).stream()).findFirst();
    if (action == Action.ALLOW || action == Action.ESCALATE || governing.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(write(action, governing.get(), review.isPresent()));
  }

  private StatementOfReasons write(Action action, Clause clause, boolean reviewed) {
    LegalBasis basis = StatementCodes.basis(clause);
    List<String> measures = as.decision().measures();
    boolean reported = file.content().context().reportCount() > 0;
    SortedMap<String, Object> fields = new TreeMap<>();
    fields.put("decision_ground", basis.ground().field());
    String explanation = clause.id() + " " + clause.title() + ": " + clause.rule();
    if (basis.ground() == Ground.ILLEGAL) {
      fields.put("illegal_content_legal_ground", basis.law());
      fields.put("illegal_content_explanation", explanation);
    } else {
      fields.put(
          "incompatible_content_ground", policy.id() + " " + policy.version() + ", " + clause.id());
      fields.put("incompatible_content_explanation", explanation);
    }
    fields.put("category", basis.category());
    putList(fields, "category_specification", basis.keywords());
    putList(fields, "decision_visibility", StatementCodes.visibility(action, measures));
    if (measures.contains("suspend")) {
      fields.put("decision_account", "DECISION_ACCOUNT_SUSPENDED");
    }
    putList(
        fields,
        "content_type",
        file.content().items().stream()
            .map(ContentItem::kind)
            .map(StatementCodes::contentType)
            .distinct()
            .toList());
    file.content()
        .context()
        .createdAt()
        .ifPresent(
            at -> fields.put("content_date", at.atZone(ZoneOffset.UTC).toLocalDate().toString()));
    fields.put("application_date", decided.toString());
    language().ifPresent(code -> fields.put("content_language", code));
    putList(fields, "territorial_scope", clause.jurisdiction());
    String facts = facts(clause);
    fields.put("decision_facts", facts);
    fields.put("source_type", reported ? "SOURCE_TYPE_OTHER_NOTIFICATION" : "SOURCE_VOLUNTARY");
    fields.put("automated_detection", reported ? "No" : "Yes");
    fields.put(
        "automated_decision",
        reviewed ? "AUTOMATED_DECISION_PARTIALLY" : "AUTOMATED_DECISION_FULLY");
    fields.put("puid", puid());
    return StatementOfReasons.of(
        fields, text(action, measures, clause, basis, facts, reported, reviewed));
  }

  private List<String> text(
      Action action,
      List<String> measures,
      Clause clause,
      LegalBasis basis,
      String facts,
      boolean reported,
      boolean reviewed) {
    String also = measures.isEmpty() ? "" : " (" + String.join(", ", measures) + ")";
    return List.of(
        wording.fill(
            "statement.measure", Map.of("action", wording.action(action), "measures", also)),
        wording.fill(
            "statement.ground." + basis.ground().key(),
            Map.of(
                "law", basis.law(),
                "clause", clause.id(),
                "title", clause.title(),
                "rule", clause.rule())),
        wording.fill("statement.facts", Map.of("facts", facts)),
        wording.text(reported ? "statement.reported" : "statement.found"),
        wording.text("statement.automated." + (reviewed ? "partially" : "fully")),
        wording.text("statement.redress"));
  }

  /** What the clause rests on, by name and without the words of the content: no personal data. */
  private String facts(Clause clause) {
    List<String> held =
        as.verdict().outcomes().stream()
            .filter(outcome -> outcome.clause().equals(clause.id()))
            .map(ClauseOutcome::held)
            .findFirst()
            .filter(found -> !found.isEmpty())
            .orElseGet(() -> clause.requires().stream().map(part -> part.text()).toList());
    String facts = wording.list(held.stream().map(wording::condition).toList());
    String clean = PERSONAL.matcher(facts).replaceAll("[…]");
    return clean.length() <= LONGEST_FACTS ? clean : clean.substring(0, LONGEST_FACTS);
  }

  private Optional<String> language() {
    return run.steps().stream()
        .flatMap(step -> step.result().stream())
        .flatMap(result -> result.observations().stream())
        .filter(observation -> observation.name().equals("language"))
        .map(observation -> observation.value())
        .filter(code -> !code.equals("und"))
        .findFirst()
        .flatMap(StatementWriter::twoLetters);
  }

  private static Optional<String> twoLetters(String iso3) {
    return Arrays.stream(Locale.getISOLanguages())
        .filter(two -> Locale.forLanguageTag(two).getISO3Language().equals(iso3))
        .map(two -> two.toUpperCase(Locale.ROOT))
        .findFirst();
  }

  private String puid() {
    String id =
        (file.content().id() + "-" + run.started().run())
            .codePoints()
            .mapToObj(
                c ->
                    c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_')
                        ? Character.toString(c)
                        : "_")
            .collect(Collectors.joining());
    return id.length() <= LONGEST_PUID ? id : id.substring(0, LONGEST_PUID);
  }

  private static void putList(SortedMap<String, Object> fields, String name, List<String> values) {
    if (!values.isEmpty()) {
      fields.put(name, new ArrayList<>(values));
    }
  }
}
