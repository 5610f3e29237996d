package org.casebook.app.queue;

import java.util.Locale;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;

/** The one reason that explains best where a case stands in the queue, strongest first. */
enum WhyFirst {
  CRITICAL("mdi2a-alert-decagram", "danger"),
  UNSURE("mdi2h-help-rhombus-outline", "done"),
  SEVERE("mdi2a-alert-outline", "danger"),
  REPORTED("mdi2b-bullhorn-outline", "warning"),
  DOUBTFUL("mdi2h-help-circle-outline", "warning"),
  STOPPED("mdi2a-alert-octagon-outline", "warning"),
  RUNNING("mdi2p-progress-clock", "accent"),
  UNSEEN("mdi2c-circle-outline", "neutral"),
  ROUTINE("mdi2m-minus", "neutral"),
  SETTLED("mdi2c-check", "settled");

  /** From this many reports on, the number of reports is itself a reason. */
  static final int MANY_REPORTS = 5;

  /** Below this confidence a proposal deserves a closer look. */
  static final double DOUBT = 0.7;

  private final String icon;
  private final String tone;

  WhyFirst(String icon, String tone) {
    this.icon = icon;
    this.tone = tone;
  }

  static WhyFirst of(QueueRow row) {
    if (row.status().reviewed()) {
      return SETTLED;
    }
    if (row.status() == CaseStatus.RUNNING) {
      return RUNNING;
    }
    if (row.critical()) {
      return CRITICAL;
    }
    if (row.status() == CaseStatus.STOPPED) {
      return STOPPED;
    }
    if (row.status() == CaseStatus.NEW) {
      return row.reports() >= MANY_REPORTS ? REPORTED : UNSEEN;
    }
    if (row.action().filter(Action.ESCALATE::equals).isPresent()) {
      return UNSURE;
    }
    if (row.severity() == 3) {
      return SEVERE;
    }
    if (row.reports() >= MANY_REPORTS) {
      return REPORTED;
    }
    return row.confidence() < DOUBT ? DOUBTFUL : ROUTINE;
  }

  String icon() {
    return icon;
  }

  String tone() {
    return tone;
  }

  String key() {
    return "why." + name().toLowerCase(Locale.ROOT);
  }
}
