package org.casebook.runtime.bench;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Policy;

/** A policy's conditions as programs of CEL, each compiled once and run on every sample. */
final class CelRules {
  private final SortedMap<String, CelRuntime.Program> programs = new TreeMap<>();

  CelRules(Policy policy) {
    MapType strengths = MapType.create(SimpleType.STRING, SimpleType.DOUBLE);
    CelCompiler compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .addVar("signals", strengths)
            .addVar("beliefs", strengths)
            .setResultType(SimpleType.BOOL)
            .build();
    CelRuntime runtime = CelRuntimeFactory.plannerRuntimeBuilder().build();
    for (var clause : policy.clauses().values()) {
      try {
        programs.put(
            clause.id(),
            runtime.createProgram(compiler.compile(PeerRules.cel(clause.when())).getAst()));
      } catch (CelValidationException | CelEvaluationException e) {
        throw new CasebookException("CEL does not take clause " + clause.id(), e);
      }
    }
  }

  /** Adds one to each clause whose condition holds. */
  void count(CaseFacts facts, SortedMap<String, Long> fires) {
    Map<String, Object> variables = Map.of("signals", facts.signals(), "beliefs", facts.beliefs());
    programs.forEach(
        (id, program) -> {
          try {
            if (Boolean.TRUE.equals(program.eval(variables))) {
              fires.merge(id, 1L, Long::sum);
            }
          } catch (CelEvaluationException e) {
            throw new CasebookException("CEL can not evaluate clause " + id, e);
          }
        });
  }
}
