package org.casebook.runtime.log;

/**
 * Events as JSON, as stored, exported and printed. An event is written as its record with a {@code
 * type}, for example {@code {"content":{...},"type":"case_opened"}}; see {@link CanonicalJson} for
 * the form. The round trip is the identity, and writing again gives the same bytes.
 */
public final class EventJson {
  /** Version of the form of payloads written today. */
  public static final int SCHEMA = 2;

  private EventJson() {}

  /** The event alone. */
  public static String write(Event event) {
    return CanonicalJson.write(event);
  }

  /** The event in its envelope, on one line. */
  public static String write(LoggedEvent event) {
    return CanonicalJson.write(event);
  }

  /** Reads what {@link #write(Event)} wrote. */
  public static Event read(String json) {
    return CanonicalJson.read(json, Event.class);
  }

  /**
   * Reads a payload that was written under an older schema, or today's.
   *
   * @param schema as in the event's envelope
   */
  public static Event read(String json, int schema) {
    return read(EventUpgrade.toCurrent(json, schema));
  }

  /** Reads what {@link #write(LoggedEvent)} wrote. */
  public static LoggedEvent readLogged(String json) {
    return CanonicalJson.read(json, LoggedEvent.class);
  }
}
