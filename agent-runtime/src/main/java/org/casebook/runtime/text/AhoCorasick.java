package org.casebook.runtime.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds all occurrences of many words in one pass (Aho and Corasick, 1975). Immutable once built.
 */
final class AhoCorasick {
  /** Called for each occurrence: the index of the word and one past its last code unit. */
  interface Hit {
    void at(int word, int end);
  }

  private static final class Node {
    final Map<Character, Node> next = new HashMap<>();
    int[] words = {};
    Node fail = this;

    /** The nearest node along the fail links at which a word ends; the root if there is none. */
    Node output = this;
  }

  private final Node root = new Node();

  AhoCorasick(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      Node node = root;
      for (char c : words.get(i).toCharArray()) {
        node = node.next.computeIfAbsent(c, k -> new Node());
      }
      int[] longer = Arrays.copyOf(node.words, node.words.length + 1);
      longer[node.words.length] = i;
      node.words = longer;
    }
    link();
  }

  private void link() {
    Deque<Node> queue = new ArrayDeque<>();
    for (Node child : new ArrayList<>(root.next.values())) {
      child.fail = root;
      child.output = root;
      queue.add(child);
    }
    while (!queue.isEmpty()) {
      Node node = queue.remove();
      node.next.forEach(
          (c, child) -> {
            Node fail = node.fail;
            while (fail != root && !fail.next.containsKey(c)) {
              fail = fail.fail;
            }
            child.fail = fail.next.getOrDefault(c, root);
            child.output = child.fail.words.length > 0 ? child.fail : child.fail.output;
            queue.add(child);
          });
    }
  }

  /** Reports every occurrence of every word, in order of their ends. */
  void scan(CharSequence text, Hit hit) {
    Node node = root;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      Node next = node.next.get(c);
      while (next == null && node != root) {
        node = node.fail;
        next = node.next.get(c);
      }
      node = next == null ? root : next;
      for (Node found = node; found != root; found = found.output) {
        for (int word : found.words) {
          hit.at(word, i + 1);
        }
      }
    }
  }
}
