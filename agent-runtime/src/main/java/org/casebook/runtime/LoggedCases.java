package org.casebook.runtime;

import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.storage.QueueQuery;
import org.casebook.runtime.storage.SqliteLog;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseFileFold;
import org.casebook.runtime.view.QueueRow;

/** The cases in a workspace's log, read without a model or a tool; appends no event. */
final class LoggedCases implements CaseArchive {
  private final Optional<SqliteLog> log;

  /** A workspace that nothing was kept in yet has no cases. */
  LoggedCases(Workspace workspace) {
    this.log =
        Files.exists(workspace.log())
            ? Optional.of(SqliteLog.openExisting(workspace.log(), Clock.systemUTC()))
            : Optional.empty();
  }

  @Override
  public List<QueueRow> queue() {
    return log.map(kept -> kept.queue(QueueQuery.all())).orElse(List.of());
  }

  @Override
  public Optional<CaseFile> caseFile(String caseId) {
    return log.flatMap(kept -> CaseFileFold.of(kept.ofCase(caseId)));
  }

  @Override
  public void close() {
    log.ifPresent(SqliteLog::close);
  }
}
