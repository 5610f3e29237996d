package org.casebook.runtime.policy;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.Policy.Area;

/** Whether the keys of one clause agree with each other, with its file name and its area. */
final class ClauseConsistency {
  private final Reporter reporter;
  private final Fields fields;
  private final boolean exception;
  private final HeaderDraft header;
  private final Optional<Area> area;

  /**
   * @param area what the header says about the code and the key of the clause; empty when they do
   *     not go together
   */
  ClauseConsistency(
      Reporter reporter,
      Fields fields,
      boolean exception,
      HeaderDraft header,
      Optional<Area> area) {
    this.reporter = reporter;
    this.fields = fields;
    this.exception = exception;
    this.header = header;
    this.area = area;
  }

  /** Reports what does not agree; an action that could not be read is not judged. */
  void check(Clause clause, Optional<Action> action) {
    id(clause);
    humanOnly(clause);
    if (exception) {
      exception(clause, action);
    } else {
      prohibition(clause, action);
    }
  }

  private void id(Clause clause) {
    Optional<SourceNode.Scalar> id = fields.text("id");
    if (id.isEmpty()) {
      return;
    }
    String written = id.get().text();
    Optional<ClauseId> parsed = ClauseId.parse(written);
    if (parsed.isEmpty()) {
      report("id", "'" + written + "' is no clause id", "write <AREA><level>.<letter>: 'SP3.b'");
      return;
    }
    if (!written.equals(clause.id())) {
      report(
          "id",
          "the id '" + written + "' does not match the file name",
          "write '" + clause.id() + "' or rename the file");
    }
    code(parsed.get().code());
    if (fields.integer("severity").filter(s -> s != parsed.get().level()).isPresent()) {
      report(
          "severity",
          "severity " + clause.severity() + " does not match the level in '" + written + "'",
          "write severity " + parsed.get().level() + " or change the id");
    }
  }

  private void code(String code) {
    String key = fields.text("area").map(SourceNode.Scalar::text).orElse("");
    List<String> codes = header.codes(key);
    if (!codes.isEmpty() && !codes.contains(code)) {
      report(
          "id",
          "the code '" + code + "' is not that of area " + key,
          "begin the id with '" + String.join("' or '", codes) + "', or change the area");
    }
  }

  /** A clause that no tool can settle says so, and only such a clause. */
  private void humanOnly(Clause clause) {
    boolean marked = fields.flag("human_only");
    if (marked && !clause.humanOnly()) {
      report(
          "human_only", "a tool can settle this clause", "require a human.* signal or remove it");
    }
    if (!marked && clause.humanOnly()) {
      report("requires", "only a person can settle this clause", "add 'human_only: true'");
    }
  }

  private void exception(Clause clause, Optional<Action> action) {
    if (action.isPresent() && action.get() != Action.ALLOW) {
      report("action", "an exception can only allow", "write 'allow'");
    }
    if (clause.severity() != 0) {
      report("severity", "an exception has severity 0", "write 0");
    }
    if (clause.critical()) {
      report("critical", "an exception can not be critical", "remove 'critical'");
    }
    if (clause.excepts().isEmpty()) {
      report("excepts", "the exception excuses nothing", "list clauses in 'excepts'");
    }
    if (fields.has("overrides")) {
      report("overrides", "an exception overrides nothing", "use 'excepts'");
    }
  }

  private void prohibition(Clause clause, Optional<Action> action) {
    if (fields.has("excepts")) {
      report("excepts", "only exceptions may have 'excepts'", "use 'overrides'");
    }
    if (action.isEmpty()) {
      return;
    }
    if (action.get() == Action.ALLOW) {
      report("action", "only an exception can allow", "write label, restrict, remove or escalate");
    }
    boolean critical = area.map(Area::critical).orElse(false);
    if (critical && !clause.critical()) {
      report("area", "clauses of this area must be critical", "add 'critical: true'");
    }
    if ((critical || clause.critical()) && action.get() != Action.ESCALATE) {
      report("action", "a critical clause must escalate", "write 'escalate'");
    }
  }

  /** At the key's value, or at the id when the key is not there. */
  private void report(String key, String message, String remedy) {
    fields
        .node(key)
        .or(() -> fields.node("id"))
        .ifPresent(node -> reporter.at(node, message, remedy));
  }
}
