package org.casebook.runtime.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.storage.StoreReport.Head;
import org.casebook.runtime.storage.StoreReport.Kind;
import org.casebook.runtime.storage.StoreReport.Problem;

/**
 * Checks a store from end to end: chains, payloads, heads, guards, projections, media, and the
 * database file itself. It only reads, in one snapshot, so that it may run while the desktop works.
 *
 * <p>It can not see that whoever cut off the end of a chain also mended the head and the
 * projections, or that a whole chain was written anew: only a head written down elsewhere can.
 */
public final class StoreVerification {
  private final MediaStore media;
  private final ChainWalk walk = new ChainWalk();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Head> heads = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private StoreVerification(Path media) {
    this.media = new MediaStore(media);
  }

  /**
   * Verifies a store.
   *
   * @throws CasebookException when there is no store to verify, or it can not be opened
   */
  public static StoreReport of(StoreLocation location) {
    StoreVerification verification = new StoreVerification(location.media());
    try (Connection connection = Database.openForReading(location.database());
        Statement statement = connection.createStatement()) {
      statement.execute("begin");
      verification.check(connection);
    } catch (SQLException e) {
      verification.problems.add(
          new Problem(Kind.DATABASE, Optional.empty(), StoreErrors.reason(e)));
    }
    return verification.report();
  }

  private void check(Connection connection) throws SQLException {
    walkChains(connection);
    compareHeads(connection);
    checkGuards(connection);
    checkDatabase(connection);
    if (walk.problems().isEmpty() && problems.stream().allMatch(p -> p.kind() == Kind.SCHEMA)) {
      compareProjections(connection);
    } else {
      notes.add("projections were not compared with the log, because the log is broken");
    }
    media.verify().forEach(what -> problem(Kind.MEDIA, what));
  }

  private StoreReport report() {
    List<Problem> all = new ArrayList<>(walk.problems());
    all.addAll(problems);
    if (all.size() > StoreReport.MOST_PROBLEMS) {
      notes.add(all.size() - StoreReport.MOST_PROBLEMS + " further problems are not listed");
      all = all.subList(0, StoreReport.MOST_PROBLEMS);
    }
    if (!walk.erased().isEmpty()) {
      notes.add("erased payloads: " + String.join(", ", walk.erased()));
    }
    return new StoreReport(walk.events(), heads, all, notes);
  }

  private void walkChains(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(EventRow.SELECT + " order by e.writer, e.seq")) {
      while (rows.next()) {
        walk.step(EventRow.read(rows)).ifPresent(this::findMedia);
      }
    }
  }

  private void findMedia(LoggedEvent logged) {
    if (logged.event() instanceof Event.CaseOpened opened) {
      for (ContentItem item : opened.content().items()) {
        if (item instanceof ContentItem.Media kept && media.find(kept.sha256()).isEmpty()) {
          notes.add("media " + kept.sha256() + " of " + logged.id() + " is not in the store");
        }
      }
    }
  }

  private void compareHeads(Connection connection) throws SQLException {
    Set<String> known = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select writer, seq, lower(hex(chain)), at from head order by writer")) {
      while (rows.next()) {
        Head head = new Head(EventRow.text(rows, 1), rows.getLong(2), EventRow.text(rows, 3));
        heads.add(head);
        known.add(head.writer());
        walk.head(head.writer(), head.seq(), rows.getLong(4), head.chain());
      }
    }
    for (String writer : walk.writers()) {
      if (!known.contains(writer)) {
        problem(Kind.HEAD, "no head is kept for writer " + writer);
      }
    }
  }

  private void checkGuards(Connection connection) throws SQLException {
    String schema = plain(Scripts.load("schema.sql"));
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select name, sql from sqlite_schema where type = 'trigger'")) {
      Set<String> intact = new HashSet<>();
      while (rows.next()) {
        if (schema.contains(plain(EventRow.text(rows, 2)))) {
          intact.add(EventRow.text(rows, 1));
        } else {
          problem(Kind.SCHEMA, "trigger " + rows.getString(1) + " is not Casebook's");
        }
      }
      for (String guard : Scripts.triggers(schema)) {
        if (!intact.contains(guard)) {
          problem(Kind.SCHEMA, "trigger " + guard + ", which guards history, is missing");
        }
      }
    }
  }

  private void checkDatabase(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("pragma integrity_check(10)")) {
      while (rows.next()) {
        if (!"ok".equals(rows.getString(1))) {
          problem(Kind.DATABASE, "SQLite finds: " + rows.getString(1));
        }
      }
    }
  }

  private void compareProjections(Connection connection) throws SQLException {
    if (!Projections.current(connection)) {
      problem(Kind.PROJECTION, "tables are missing or of another version: run `store rebuild`");
      return;
    }
    Projections.build(connection, "temp");
    for (String table : Projections.TABLES) {
      String sql =
          "select distinct case_id from (select * from (select * from main.%1$s except select * from"
              + " temp.%1$s) union all select * from (select * from temp.%1$s except select * from"
              + " main.%1$s)) order by 1 limit 10";
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(sql.formatted(table))) {
        while (rows.next()) {
          problem(
              Kind.PROJECTION,
              "table "
                  + table
                  + " differs from the log at case "
                  + rows.getString(1)
                  + ": run `store rebuild`");
        }
      }
    }
  }

  /** SQL without the differences in case and white space that SQLite makes when it keeps it. */
  private static String plain(String sql) {
    return sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private void problem(Kind kind, String what) {
    problems.add(new Problem(kind, Optional.empty(), what));
  }
}
