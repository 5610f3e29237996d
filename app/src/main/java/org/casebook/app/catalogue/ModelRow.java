package org.casebook.app.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.casebook.runtime.catalogue.InstallProgress;
import org.casebook.runtime.catalogue.InstallProgress.Phase;
import org.casebook.runtime.catalogue.ModelEntry;
import org.casebook.runtime.catalogue.ModelEntry.State;

/**
 * A model with how its installation goes, if one was asked for.
 *
 * @param progress the last step heard of
 */
record ModelRow(ModelEntry entry, Optional<InstallProgress> progress) {
  static List<ModelRow> of(List<ModelEntry> entries, List<InstallProgress> installations) {
    return entries.stream()
        .map(
            entry ->
                new ModelRow(
                    entry,
                    installations.stream()
                        .filter(step -> step.id().equals(entry.id()))
                        .findFirst()))
        .toList();
  }

  String id() {
    return entry.id();
  }

  String title() {
    return entry.card().map(ModelEntry.Card::title).orElse(entry.name());
  }

  /** Whether it is on its way. */
  boolean installing() {
    return progress.filter(step -> !step.phase().over()).isPresent();
  }

  /** Whether an installation was stopped or failed and could go on. */
  boolean interrupted() {
    return canInstall()
        && progress
            .filter(step -> step.phase() == Phase.CANCELLED || step.phase() == Phase.FAILED)
            .isPresent();
  }

  /** Whether Casebook can get it, and does not already. */
  boolean canInstall() {
    return !installing()
        && (entry.state() == State.AVAILABLE
            || entry.state() == State.UPDATE
            || (entry.state() == State.DAMAGED && !entry.own()));
  }

  /** Whether its files are here to be checked. */
  boolean canVerify() {
    return !installing()
        && (entry.state() == State.BUNDLED
            || entry.state() == State.INSTALLED
            || entry.state() == State.DAMAGED);
  }

  /** Whether it can be deleted: what is part of the program can not. */
  boolean canRemove() {
    return canVerify() && entry.state() != State.BUNDLED;
  }

  /** Whether it could decide instead of another version, once it was measured. */
  boolean canPromote() {
    return !installing() && entry.standing().challenges();
  }

  /** Whether it is being measured, rather than installed. */
  boolean measuring() {
    return installing() && progress.filter(step -> step.phase() == Phase.MEASURING).isPresent();
  }

  /**
   * The share fetched or measured; empty while nothing was seen of it, and once it is being
   * converted.
   */
  OptionalDouble share() {
    return progress
        .filter(step -> step.done() > 0 && step.done() < step.total())
        .map(step -> OptionalDouble.of(step.share()))
        .orElse(OptionalDouble.empty());
  }

  /** What is wrong: with the files, or with the last attempt to install them. */
  Optional<String> problem() {
    return progress
        .filter(step -> step.phase() == Phase.FAILED)
        .map(InstallProgress::message)
        .or(entry::problem);
  }

  /** The last part of the key of the word for its state. */
  String stateKey() {
    return installing()
        ? progress.map(step -> step.phase().key()).orElse("queued")
        : interrupted() ? "interrupted" : entry.state().key();
  }

  /** The tone of its state. */
  String tone() {
    if (installing()) {
      return "tone-accent";
    }
    return switch (entry.state()) {
      case BUNDLED, INSTALLED -> "tone-success";
      case AVAILABLE -> interrupted() ? "tone-warning" : "tone-neutral";
      case UPDATE -> "tone-accent";
      case DAMAGED -> "tone-danger";
    };
  }
}
