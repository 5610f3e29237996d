package org.casebook.runtime.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake at a time in the small policy: each is found where it stands. */
class PolicyProblemsTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          policy.yaml | id: small | id: Small | 1:5: 'Small' is no id
          policy.yaml | title: Small policy | titel: Small policy | 3:1: unknown key 'titel'
          policy.yaml | title: Small policy | titel: Small policy | 1:1: the key 'title' is missing
          policy.yaml | title: Small policy | title: [Small] | 3:8: 'title' must be text, not a list
          policy.yaml | id: small | id: small {id: small | 1:14: YAML: mapping values are not allowed here
          policy.yaml | "2026-01-01" | "2026-13-01" | 5:13: '2026-13-01' is no date
          policy.yaml | valid_to: null | valid_to: "2025-01-01" | 6:11: valid_to is before valid_from
          policy.yaml | jurisdiction: ["*"] | jurisdiction: ["*", "DE"] | 7:16: '*' stands beside other entries
          policy.yaml | jurisdiction: ["*"] | jurisdiction: [NO] | 7:16: 'an item of jurisdiction' must be text, not true or false
          policy.yaml | jurisdiction: ["*"] | jurisdiction: ["XX"] | 7:16: 'XX' is no jurisdiction
          policy.yaml | key: hate | key: haet | 10:13: unknown area 'haet'
          policy.yaml | HT: {key | VT: {key | 10:3: the code 'VT' is that of 'violence', not of 'hate'
          policy.yaml | HT: {key | Ht: {key | 10:3: 'Ht' is no area code
          policy.yaml | key: hate | key: exception | 11:3: a second area of exceptions
          policy.yaml | EX: {key | HT: {key | 11:3: the area code 'HT' stands twice
          policy.yaml | exception, title | exception, critical: true, title | 11:13: exceptions can not be critical
          policy.yaml | order: 2 | order: 1 | 11:3: two areas have the order 1
          policy.yaml | protected group: | Protected group: | 13:3: the term 'Protected group' has capitals
          policy.yaml | deu: gesch | de: gesch | 15:17: 'de' is no language
          clauses/HT1.a.md | id: HT1.a | id: HT1.b | 2:5: the id 'HT1.b' does not match the file name
          clauses/HT1.a.md | id: HT1.a | id: HT-1a | 2:5: 'HT-1a' is no clause id
          clauses/HT1.a.md | area: hate | area: exception | 2:5: the code 'HT' is not that of area exception
          clauses/HT1.a.md | area: hate | area: hat | 4:7: unknown area 'hat'
          clauses/HT1.a.md | restrict | restrikt | 5:9: unknown action 'restrikt'
          clauses/HT1.a.md | restrict | allow | 5:9: only an exception can allow
          clauses/HT1.a.md | severity: 1 | severity: 2 | 6:11: severity 2 does not match the level in 'HT1.a'
          clauses/HT1.a.md | severity: 1 | severity: one | 6:11: 'severity' must be a whole number, not text
          clauses/HT1.a.md | severity: 1 | critical: true | 5:9: a critical clause must escalate
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | [] | 7:11: 'requires' is empty: the clause would always hold
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | [[[cue.slur]]] | 7:13: 'an item of requires' must be text, not a list
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | [is.credible] | 7:12: unknown predicate 'is.credible'
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | ["harm.hate >= 1.5"] | 7:12: the bound 1.5 is outside 0 to 1
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | ["not frame.news"] | 7:11: 'requires' asks for nothing to be there: the clause would hold for empty content
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | ["harm.hate > 0.5"] | 7:12: 'harm.hate > 0.5' is no condition
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | ["not cue.slurr", harm.hate] | 7:17: unknown signal 'cue.slurr'
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | [harm.hate, "not harm.hate"] | 7:11: the conditions contradict each other: HT1.a can never hold
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | ["harm.hate >= 0.8", "harm.hate < 0.5"] | 7:11: the conditions contradict each other: HT1.a can never hold
          clauses/HT1.a.md | [harm.hate, cue.protected_group] | [harm.hate, cue.dehumanise] | 7:11: HT1.a can never stand: whenever it holds HT2.a holds too and overrides it
          clauses/EX0.a.md | requires: [frame.news] | requires: [frame.news, "not harm.hate"] | 7:11: EX0.a has no effect: it never holds together with what it excuses
          clauses/HT1.a.md | [protected group] | [protected groups] | 8:11: unknown term 'protected groups'
          clauses/HT1.a.md | [protected group] | [protected group, protected group] | 8:28: 'protected group' stands twice in defines
          clauses/HT1.a.md | --- | ~~~ | 1:1: the front matter between two lines '---' is missing
          clauses/HT1.a.md | ## Safe | ## Save | 16:1: unknown heading '## Save'
          clauses/HT1.a.md | - One thing. | One thing. | 9:1: the body has no bullets under '## Violates'
          clauses/HT2.a.md | overrides: [HT1.a] | overrides: [HT1.b] | 8:13: unknown clause 'HT1.b'
          clauses/HT2.a.md | overrides: [HT1.a] | overrides: [HT2.a] | 8:13: a clause can not override itself
          clauses/HT2.a.md | overrides: [HT1.a] | excepts: [HT1.a] | 8:10: only exceptions may have 'excepts'
          clauses/HT2.a.md | Do not call for people to be excluded. | `` | 9:1: the body does not begin with the rule
          clauses/EX0.a.md | action: allow | action: label | 5:9: an exception can only allow
          clauses/EX0.a.md | ["HT*"] | ["HR*"] | 8:11: 'HR*' matches no clause
          clauses/EX0.a.md | ["HT*"] | [EX0.a] | 8:11: an exception can not excuse itself
          clauses/EX0.a.md | ["HT*"] | [] | 8:10: the exception excuses nothing
          examples.jsonl | "lang": "eng"} | "lang": "eng"} {} | 1:91: text after the object
          examples.jsonl | "expect": "violates", "clause": "HT1.a" | "expect": "violate", "clause": "HT1.a" | 1:45: unknown expectation 'violate'
          examples.jsonl | "HT1.a", "lang" | "HT1.x", "lang" | 1:67: unknown clause 'HT1.x'
          examples.jsonl | "eng", "exception": "EX0.a" | "eng", "exception": "HT1.a" | 6:100: 'exception' names a harm clause
          examples.jsonl | "lang": "eng" | "lang": "eng", "signals": ["cue.slurr"] | 1:103: unknown signal 'cue.slurr'
          examples.jsonl | "text": "That group is beneath us." | "text": "I despise that group." | 2:1: the same example stands in line 1
          """)
  void mistake(String file, String right, String wrong, String expected) {
    Policies.small(folder);
    String text = Policies.text(folder, file);
    assertThat(text).contains(right);
    Policies.write(
        folder,
        file,
        text.replaceFirst(
            java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong)));
    assertThat(new PolicyReader().read(folder).problems())
        .extracting(PolicyProblem::headline)
        .contains(file + ":" + expected);
  }
}
