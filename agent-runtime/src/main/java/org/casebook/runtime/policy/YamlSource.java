package org.casebook.runtime.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML with the place of every key and value. Aliases are refused: a policy should read flat. */
final class YamlSource {
  private final Reporter reporter;
  private final int skipped;

  private YamlSource(Reporter reporter, int skipped) {
    this.reporter = reporter;
    this.skipped = skipped;
  }

  /**
   * Reads one document that must be a map.
   *
   * @param skipped lines of the file before the text begins
   * @return empty after a problem was reported
   */
  static Optional<SourceNode.Entries> read(Reporter reporter, String text, int skipped) {
    return new YamlSource(reporter, skipped).read(text);
  }

  private Optional<SourceNode.Entries> read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    try {
      Node root = new Yaml(new SafeConstructor(options)).compose(new java.io.StringReader(text));
      if (root == null) {
        reporter.at(1 + skipped, 1, "empty: keys are expected here", "write 'key: value' lines");
        return Optional.empty();
      }
      SourceNode node = convert(root);
      if (node instanceof SourceNode.Entries map) {
        return Optional.of(map);
      }
      reporter.at(node, "keys are expected here, not " + node.kind(), "write 'key: value' lines");
    } catch (MarkedYAMLException broken) {
      Mark mark = broken.getProblemMark();
      String problem = broken.getProblem() == null ? "not YAML" : broken.getProblem();
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      reporter.at(
          line + skipped, column, "YAML: " + problem, "check quotes, brackets and indentation");
    } catch (YAMLException broken) {
      reporter.at(
          1 + skipped,
          1,
          "YAML: " + firstLine(broken.getMessage()),
          "remove control characters and repeated references");
    }
    return Optional.empty();
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable");
  }

  private SourceNode convert(Node node) {
    int line = node.getStartMark().getLine() + 1 + skipped;
    int column = node.getStartMark().getColumn() + 1;
    if (node instanceof MappingNode map) {
      List<SourceNode.Entry> entries =
          map.getValue().stream()
              .map(e -> new SourceNode.Entry(key(e.getKeyNode()), convert(e.getValueNode())))
              .toList();
      return new SourceNode.Entries(line, column, entries);
    }
    if (node instanceof SequenceNode list) {
      return new SourceNode.Items(
          line, column, list.getValue().stream().map(this::convert).toList());
    }
    return scalar(node);
  }

  private SourceNode.Scalar key(Node node) {
    // A key is a name whatever YAML reads it as: `NO:` is the text NO.
    SourceNode.Scalar read = scalar(node);
    return new SourceNode.Scalar(read.line(), read.column(), read.text(), SourceNode.Type.TEXT);
  }

  private SourceNode.Scalar scalar(Node node) {
    int line = node.getStartMark().getLine() + 1 + skipped;
    int column = node.getStartMark().getColumn() + 1;
    String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    return new SourceNode.Scalar(line, column, text, type(node.getTag()));
  }

  private static SourceNode.Type type(Tag tag) {
    if (tag.equals(Tag.STR)) {
      return SourceNode.Type.TEXT;
    }
    if (tag.equals(Tag.INT)) {
      return SourceNode.Type.INTEGER;
    }
    if (tag.equals(Tag.BOOL)) {
      return SourceNode.Type.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? SourceNode.Type.NULL : SourceNode.Type.OTHER;
  }
}
