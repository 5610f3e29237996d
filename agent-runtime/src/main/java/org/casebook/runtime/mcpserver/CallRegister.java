package org.casebook.runtime.mcpserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * Ties the protocol's {@code notifications/cancelled} to the work of a call. Version 2.1.0 of the
 * Java SDK knows neither that notification nor the id of the request that a tool is called by, so
 * messages pass by here before the SDK reads them: a call is marked with its id, and a cancellation
 * is taken out.
 */
final class CallRegister {
  /** Under this name in {@code _meta} a call carries its key. */
  static final String MARK = "org.casebook/call";

  /** Characters of one text in a message: a longest text, and media in Base64. */
  private static final int LONGEST_TEXT = 12_000_000;

  private static final int REMEMBERED = 1024;

  static final ObjectMapper JSON =
      new JsonMapper(
          JsonMapper.builder()
              .build()
              .getFactory()
              .copy()
              .setStreamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(60)
                      .maxStringLength(LONGEST_TEXT)
                      .build()));

  /** A call from the moment its message is seen; work is absent until a tool has begun. */
  private static final class Entry {
    private Optional<Future<?>> work = Optional.empty();
    private boolean cancelled;
  }

  /** Calls that never reach a tool are dropped by age. */
  private final Map<String, Entry> calls =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Looks at a message on its way in.
   *
   * @param session whose request ids these are
   * @return the message for the SDK; empty when it was a cancellation, which is done with here
   */
  Optional<byte[]> pass(String session, byte[] message) {
    JsonNode node;
    try {
      node = JSON.readTree(message);
    } catch (IOException e) {
      return Optional.of(message); // the SDK has the words for it
    }
    String method = node.path("method").asText();
    if (method.equals("notifications/cancelled")) {
      cancel(key(session, node.path("params").path("requestId")));
      return Optional.empty();
    }
    if (method.equals("tools/call") && node.get("params") instanceof ObjectNode params) {
      String key = key(session, node.path("id"));
      synchronized (calls) {
        calls.put(key, new Entry());
      }
      params.withObjectProperty("_meta").put(MARK, key);
      try {
        return Optional.of(JSON.writeValueAsBytes(node));
      } catch (JsonProcessingException e) {
        return Optional.of(message);
      }
    }
    return Optional.of(message);
  }

  /** Work for the call has begun; it is cancelled at once when the client already took it back. */
  void started(String key, Future<?> work) {
    boolean cancelled;
    synchronized (calls) {
      Entry entry = calls.computeIfAbsent(key, unused -> new Entry());
      entry.work = Optional.of(work);
      cancelled = entry.cancelled;
    }
    if (cancelled) {
      work.cancel(true);
    }
  }

  /** The call is answered. */
  void ended(String key) {
    synchronized (calls) {
      calls.remove(key);
    }
  }

  private void cancel(String key) {
    Optional<Future<?>> work = Optional.empty();
    synchronized (calls) {
      Entry entry = calls.get(key);
      if (entry != null) {
        entry.cancelled = true;
        work = entry.work;
      }
    }
    work.ifPresent(running -> running.cancel(true));
  }

  private static String key(String session, JsonNode id) {
    return session + "/" + id;
  }
}
