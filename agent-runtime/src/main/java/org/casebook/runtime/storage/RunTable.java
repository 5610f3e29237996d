package org.casebook.runtime.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.view.CaseStatus;

/** An index of runs: who planned, under which policy, how it ended. */
final class RunTable implements AutoCloseable {
  private final PreparedStatement insert;
  private final PreparedStatement update;

  RunTable(Connection connection, String schema) throws SQLException {
    insert =
        connection.prepareStatement(
            "insert or replace into "
                + schema
                + ".run (case_id, run, planner, policy, started_at, ended_at, outcome, micros)"
                + " values (?, ?, ?, ?, ?, null, ?, 0)");
    update =
        connection.prepareStatement(
            "update "
                + schema
                + ".run set ended_at = ?, outcome = ?, micros = ? where case_id = ? and run = ?");
  }

  void apply(LoggedEvent logged) throws SQLException {
    if (logged.event() instanceof Event.RunStarted started) {
      insert.setString(1, started.caseId());
      insert.setString(2, started.run());
      insert.setString(3, started.planner());
      insert.setString(4, started.policy().id() + " " + started.policy().version());
      insert.setLong(5, EventHeader.micros(logged.at()));
      insert.setString(6, CaseStatus.RUNNING.key());
      insert.executeUpdate();
    } else if (logged.event() instanceof Event.DecisionProposed proposed) {
      end(logged, proposed.run(), CaseStatus.PROPOSED, proposed.micros());
    } else if (logged.event() instanceof Event.RunStopped stopped) {
      end(logged, stopped.run(), CaseStatus.STOPPED, 0);
    }
  }

  private void end(LoggedEvent logged, String run, CaseStatus outcome, long micros)
      throws SQLException {
    update.setLong(1, EventHeader.micros(logged.at()));
    update.setString(2, outcome.key());
    update.setLong(3, micros);
    update.setString(4, logged.event().caseId());
    update.setString(5, run);
    update.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    insert.close();
    update.close();
  }
}
