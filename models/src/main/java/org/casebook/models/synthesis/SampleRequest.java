package org.casebook.models.synthesis;

import java.util.List;

/**
 * What samples are wanted for: a clause as plain data.
 *
 * @param requires what must be established: each group by at least one of its signals. Signals are
 *     names as in {@code harm.hate}, {@code cue.threat}, {@code frame.news}, {@code
 *     text.obfuscated}
 * @param excuses what takes the clause away: each a list of groups, as above
 * @param language ISO 639-3 code
 * @param disguised the share of pairs whose words are disguised, in [0,1]
 */
public record SampleRequest(
    List<List<String>> requires,
    List<List<List<String>>> excuses,
    String language,
    double disguised) {
  public SampleRequest {
    requires = requires.stream().map(List::copyOf).toList();
    excuses = excuses.stream().map(List::copyOf).toList();
  }
}
