package org.casebook.runtime.mcpserver;

import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.casebook.runtime.domain.CasebookException;

/** A call under way: how the client hears of progress, and how it takes the call back. */
final class Call {
  private final McpSyncServerExchange exchange;
  private final Optional<Object> progressToken;
  private final String key;
  private final CallRegister register;

  Call(McpSyncServerExchange exchange, CallToolRequest request, CallRegister register) {
    Map<String, Object> meta = Optional.ofNullable(request.meta()).orElse(Map.of());
    this.exchange = exchange;
    this.progressToken = Optional.ofNullable(meta.get("progressToken"));
    this.key = String.valueOf(meta.get(CallRegister.MARK));
    this.register = register;
  }

  /** Tells the client how far the work is, if it asked to be told. */
  void progress(int step, String message) {
    progressToken.ifPresent(
        token ->
            exchange.progressNotification(
                ProgressNotification.builder(token, step).message(message).build()));
  }

  /**
   * Waits for work that ends when the client cancels the call.
   *
   * @throws CasebookException when it was cancelled, or failed
   */
  <T> T await(CompletableFuture<T> work) {
    register.started(key, work);
    try {
      return work.join();
    } catch (CancellationException e) {
      throw new CasebookException("the call was cancelled by the client", e);
    } catch (CompletionException e) {
      if (e.getCause() instanceof CasebookException known) {
        throw known;
      }
      throw e;
    } finally {
      register.ended(key);
    }
  }
}
