package org.casebook.runtime.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.explanation.Sentence.Kind;
import org.casebook.runtime.policy.Policy;

/**
 * Reads an account as somebody would who is shown its sentences and nothing else, with the names of
 * clauses and actions masked, and says what must have been decided. An account from which that can
 * not be read does not explain its decision.
 */
public final class Rederivation {
  private static final String MASK = "▮";
  private static final Pattern SLOT = Pattern.compile("\\{([a-z]+)}");

  private final Wording wording;

  Rederivation(Wording wording) {
    this.wording = wording;
  }

  /** What can be decided, apart from how severely. */
  public enum Outcome {
    ACTED_ON,
    ALLOWED,
    PEOPLE;

    /** The outcome of a decision. */
    public static Outcome of(Decision decision) {
      return decision.escalated() ? PEOPLE : decision.action() == Action.ALLOW ? ALLOWED : ACTED_ON;
    }
  }

  /** The texts of an account with every clause's id, title and rule, and every action, masked. */
  static List<String> masked(List<Sentence> account, Policy policy, Wording wording) {
    List<String> texts = new ArrayList<>();
    for (Sentence sentence : account) {
      if (sentence.kind() == Kind.RULE) {
        continue;
      }
      String text = sentence.text();
      for (String id : sentence.clauses()) {
        text = text.replace(policy.clause(id).map(c -> c.title()).orElse(id), MASK);
        text = text.replace(id, MASK);
      }
      for (Action action : Action.values()) {
        text =
            Pattern.compile("(?<!\\p{L})" + Pattern.quote(wording.action(action)) + "(?!\\p{L})")
                .matcher(text)
                .replaceAll(MASK);
      }
      texts.add(text);
    }
    return texts;
  }

  /** The outcome that follows from the texts. */
  Outcome of(List<String> texts) {
    boolean shown = false;
    boolean excused = false;
    boolean unread = false;
    boolean violated = false;
    boolean between = false;
    for (String text : texts) {
      Optional<Matcher> belief = matches(Kind.BELIEF, text);
      if (belief.isPresent()) {
        double p = number(belief.get(), "belief");
        violated |= p >= number(belief.get(), "violated");
        between |= p >= number(belief.get(), "clean") && p < number(belief.get(), "violated");
      }
      excused |= matches(Kind.EXCUSED, text).isPresent();
      shown |= matches(Kind.SHOWN, text).isPresent() && matches(Kind.EXCUSED, text).isEmpty();
      unread |= matches(Kind.UNREAD, text).isPresent();
    }
    if (shown) {
      return Outcome.ACTED_ON;
    }
    if (between) {
      return Outcome.PEOPLE;
    }
    return excused || !(violated || unread) ? Outcome.ALLOWED : Outcome.PEOPLE;
  }

  private Optional<Matcher> matches(Kind kind, String text) {
    String template = wording.template(kind.key());
    StringBuilder pattern = new StringBuilder();
    int at = 0;
    for (Matcher slot = SLOT.matcher(template); slot.find(); at = slot.end()) {
      pattern.append(Pattern.quote(template.substring(at, slot.start())));
      pattern.append("(?<").append(slot.group(1)).append(">.*?)");
    }
    pattern.append(Pattern.quote(template.substring(at)));
    Matcher matcher = Pattern.compile(pattern.toString(), Pattern.DOTALL).matcher(text);
    return matcher.matches() ? Optional.of(matcher) : Optional.empty();
  }

  private static double number(Matcher matcher, String slot) {
    return Double.parseDouble(matcher.group(slot).replace(',', '.').toLowerCase(Locale.ROOT));
  }
}
