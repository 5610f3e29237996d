package org.casebook.models.moderation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.casebook.models.ModelException;

/**
 * All parts of a case, ordered by kind, as the network takes them.
 *
 * @param tokens at least one
 */
public record CaseTokens(List<Token> tokens) {
  /** Parts that are looked at; more are not. */
  public static final int MOST = 24;

  /** Orders and checks. */
  public CaseTokens {
    if (tokens.isEmpty() || tokens.size() > MOST) {
      throw new ModelException(
          "a case of " + tokens.size() + " parts: the model takes 1 to " + MOST);
    }
    List<Token> ordered = new ArrayList<>(tokens);
    ordered.sort(Comparator.comparing(token -> token.modality().kind()));
    tokens = List.copyOf(ordered);
  }

  /** The modalities that no token has. */
  public Set<Modality> missing() {
    Set<Modality> missing = EnumSet.allOf(Modality.class);
    tokens.forEach(token -> missing.remove(token.modality()));
    return missing;
  }

  /** How many tokens are of a kind. */
  public int count(Modality.Kind kind) {
    return (int) tokens.stream().filter(token -> token.modality().kind() == kind).count();
  }

  /** How many tokens are of what the author wrote. */
  public int written() {
    return (int) tokens.stream().filter(token -> token.modality() == Modality.TEXT).count();
  }

  /** How many tokens are of what is shown beside it. */
  public int shown() {
    return (int) tokens.stream().filter(token -> token.modality().shown()).count();
  }

  /** The case without some parts; the case itself where nothing would be left. */
  public CaseTokens keeping(Predicate<Token> kept) {
    List<Token> rest = tokens.stream().filter(kept).toList();
    return rest.isEmpty() ? this : new CaseTokens(rest);
  }
}
