package org.casebook.runtime.catalogue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.casebook.runtime.log.EventLog.Subscription;

/**
 * The models of a workspace. All methods are safe for several threads; installing goes on in the
 * background, one model after the other, while everything else works.
 */
public interface ModelShelf {
  /** Every model that is here or can be had, by name and version. Reads the disk. */
  List<ModelEntry> entries();

  /** How what was asked for in this program goes; finished installations included. */
  List<InstallProgress> installations();

  /**
   * Starts to install a model, or to go on where it was stopped.
   *
   * @throws org.casebook.runtime.domain.CasebookException when it is not known how to get it
   */
  void install(String id);

  /**
   * Starts to measure a model against the one that decides, on the bundled synthetic cases; it
   * decides from the next run on if it passes. {@link ModelEntry#standing} tells what came of it,
   * once it is no longer among the {@link #installations}.
   *
   * @throws org.casebook.runtime.domain.CasebookException when the model has no role to fill
   */
  void promote(String id);

  /** Stops an installation, or a promotion; what was fetched whole is kept for the next time. */
  void cancel(String id);

  /**
   * Hashes every file of a model again. Takes a second per gigabyte or so.
   *
   * @return what is wrong, or empty when nothing is
   * @throws org.casebook.runtime.domain.CasebookException when there is no such model
   */
  Optional<String> verify(String id);

  /**
   * Deletes a model that is installed.
   *
   * @throws org.casebook.runtime.domain.CasebookException when it is part of the program or can not
   *     be deleted
   */
  void remove(String id);

  /** Where installed models lie; a person may put folders of their own there. */
  Path folder();

  /** Hears of every step of an installation, on the thread that installs. */
  Subscription watch(Consumer<InstallProgress> listener);
}
