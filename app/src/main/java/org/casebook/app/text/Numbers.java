package org.casebook.app.text;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers and times as this desktop writes them. */
public final class Numbers {
  private final Texts texts;

  /** Numbers in the language of the texts. */
  public Numbers(Texts texts) {
    this.texts = texts;
  }

  /** A probability as a whole percentage; certainty is never claimed by rounding. */
  public String percent(double probability) {
    if (Double.isNaN(probability)) {
      return "–";
    }
    double shown = Math.round(probability * 100) / 100.0;
    NumberFormat format = NumberFormat.getPercentInstance(locale());
    if (shown >= 1 && probability < 1) {
      return ">" + format.format(0.99);
    }
    if (shown <= 0 && probability > 0) {
      return "<" + format.format(0.01);
    }
    return format.format(shown);
  }

  /** Log-odds with sign and two decimals. */
  public String logOdds(double value) {
    double shown = Math.round(value * 100) / 100.0;
    String digits = decimal(Math.abs(shown), 2);
    return shown < 0 ? "−" + digits : "+" + digits;
  }

  /** A number with a fixed count of decimals. */
  public String decimal(double value, int decimals) {
    NumberFormat format = NumberFormat.getNumberInstance(locale());
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format.format(value);
  }

  /** A duration in the unit that suits it. */
  public String micros(long micros) {
    if (micros < 1000) {
      return decimal(micros / 1000.0, 1) + " ms";
    }
    if (micros < 1_000_000) {
      return decimal(micros / 1000.0, 0) + " ms";
    }
    return decimal(micros / 1e6, 1) + " s";
  }

  /** How long ago, in the largest unit. */
  public String age(Instant then, Instant now) {
    Duration age = Duration.between(then, now);
    if (age.toDays() > 0) {
      return texts.get("age.days", age.toDays());
    }
    if (age.toHours() > 0) {
      return texts.get("age.hours", age.toHours());
    }
    return texts.get("age.minutes", Math.max(0, age.toMinutes()));
  }

  private Locale locale() {
    return texts.locale();
  }
}
