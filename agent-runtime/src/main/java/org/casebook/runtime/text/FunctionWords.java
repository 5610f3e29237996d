package org.casebook.runtime.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.text.FunctionWords.Vote;

/**
 * Short frequent words by language.
 *
 * @param byWord the languages that use a word, each with the weight of one occurrence
 */
record FunctionWords(Map<String, List<Vote>> byWord) {
  /**
   * What one occurrence of a word says.
   *
   * @param weight log-likelihood ratio for the language; smaller the more languages share the word
   */
  record Vote(String language, double weight) {}

  static FunctionWords bundled() {
    Map<String, List<String>> languages = new HashMap<>();
    for (String line : Resources.lines("function-words.tsv")) {
      String[] columns = line.split("\t", -1);
      String language = LanguageCodes.individual(columns[0]);
      for (String word : columns[1].split(" ", -1)) {
        List<String> users = languages.computeIfAbsent(word, w -> new java.util.ArrayList<>());
        if (!users.contains(language)) {
          users.add(language);
        }
      }
    }
    Map<String, List<Vote>> votes = new HashMap<>();
    languages.forEach(
        (word, users) -> {
          double weight = word.length() == 1 ? 0.5 : word.length() == 2 ? 1.2 : 2.0;
          double shared = weight / Math.sqrt(users.size());
          votes.put(word, users.stream().map(user -> new Vote(user, shared)).toList());
        });
    return new FunctionWords(Map.copyOf(votes));
  }

  /** Sum of the votes of these words for each language that got any. */
  Map<String, Double> count(String words) {
    Map<String, Double> sums = new HashMap<>();
    for (String word : words.split(" ", -1)) {
      for (Vote vote : byWord.getOrDefault(word, List.of())) {
        sums.merge(vote.language(), vote.weight(), Double::sum);
      }
    }
    return sums;
  }
}
