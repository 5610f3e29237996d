package org.casebook.runtime.mcpserver;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.casebook.runtime.domain.CasebookException;

/** One tool that is offered to clients. */
interface OfferedTool {
  /** Name, description and schemas; the same for every workspace, whatever its cases say. */
  Tool description();

  /**
   * Answers a call.
   *
   * @return the structured result, as JSON text of one object that fits the output schema
   * @throws CasebookException with one message for the client that names the input and the remedy
   */
  String call(Arguments arguments, Call call);
}
