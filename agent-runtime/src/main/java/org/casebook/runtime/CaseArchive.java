package org.casebook.runtime;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.QueueRow;

/** The cases of a workspace, for reading. */
public interface CaseArchive extends AutoCloseable {
  /** All cases, most urgent first. */
  List<QueueRow> queue();

  /** Everything about a case, if it exists. */
  Optional<CaseFile> caseFile(String caseId);

  @Override
  void close();
}
