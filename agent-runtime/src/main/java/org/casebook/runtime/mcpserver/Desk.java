package org.casebook.runtime.mcpserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.CaseArchive;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.view.RunTrace;

/**
 * What the server works with: the front door, and what the command line answers the same questions
 * with.
 *
 * @param grant whether runs of the agent are kept
 * @param runtime runs the agent: over the workspace's log with the grant to write, else over a log
 *     that nobody keeps
 * @param forget forgets a case of a log that nobody keeps; does nothing with the grant to write
 * @param cases the workspace's own cases, with their reviews
 * @param search over the clauses of the deciding policy
 * @param scores a run as one row of {@code casebook score}
 * @param provenance what {@code casebook provenance --json} tells about a file
 * @param files the folder that media may be read from; empty for none
 */
public record Desk(
    Grant grant,
    AgentRuntime runtime,
    Consumer<String> forget,
    Cases cases,
    PolicyIndex search,
    ScoreRows scores,
    Function<Path, String> provenance,
    Optional<Path> files) {

  /** Opens the cases for one question. */
  public interface Cases {
    /** Answers the question. */
    <T> T ask(Function<CaseArchive, T> question);
  }

  /** Writes a run as a row of scores. */
  public interface ScoreRows {
    /** The row as one JSON object. */
    String of(String id, RunTrace run) throws JsonProcessingException;
  }
}
