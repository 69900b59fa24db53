package dev.keyfob.generator.tree;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2 with the merge keys of YAML 1.1. Aliases are expanded; keys are always text. */
final class YamlTreeReader {

  private static final int MAX_CHARACTERS = 64 * 1024 * 1024;
  private static final int MAX_DEPTH = 500;

  /** The time to read a number grows with the square of its digits. */
  private static final int MAX_DIGITS = 1000;

  /**
   * Expanded aliases may exhaust the memory. A document of 32 MB without aliases has fewer nodes.
   */
  private static final int MAX_NODES = 4_000_000;

  private final String name;
  private int nodes;

  private YamlTreeReader(String name) {
    this.name = name;
  }

  static Object parse(String text, String name) {
    YamlTreeReader tree = new YamlTreeReader(name);
    try {
      return tree.value(tree.composeWithAllEscapes(text), 0);
    } catch (MarkedYamlEngineException e) {
      String problem = e.getProblem() == null ? e.getContext() : e.getProblem();
      throw tree.unreadable(e.getProblemMark().or(e::getContextMark), problem);
    } catch (YamlEngineException e) {
      throw tree.unreadable(Optional.empty(), e.getMessage());
    } catch (StackOverflowError e) {
      throw tree.unreadable(Optional.empty(), "nested too deeply");
    }
  }

  /** Replaces two escapes of YAML 1.2, \\L and \\P, that snakeyaml-engine 2.10 rejects. */
  private Node composeWithAllEscapes(String text) {
    String current = text;
    while (true) {
      try {
        return compose(current);
      } catch (MarkedYamlEngineException e) {
        String escape = replacement(e.getProblem());
        if (escape == null || e.getProblemMark().isEmpty()) {
          throw e;
        }
        int at = current.offsetByCodePoints(0, e.getProblemMark().get().getIndex());
        current = current.substring(0, at) + escape + current.substring(at + 1);
      }
    }
  }

  private static String replacement(String problem) {
    if (problem == null) {
      return null;
    }
    if (problem.startsWith("found unknown escape character L(")) {
      return "u2028";
    }
    return problem.startsWith("found unknown escape character P(") ? "u2029" : null;
  }

  private Node compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(name)
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_CHARACTERS)
            // value() limits the number of nodes that the aliases expand to.
            .setMaxAliasesForCollections(Integer.MAX_VALUE)
            .build();
    Iterator<Node> documents = new Compose(settings).composeAllFromString(text).iterator();
    if (!documents.hasNext()) {
      throw new SpecException(name, "is empty; put an OpenAPI 3 document in YAML or JSON here");
    }
    Node root = documents.next();
    if (documents.hasNext()) {
      throw unreadable(
          documents.next().getStartMark(),
          "a second document in one file; move it to a file of its own");
    }
    return root;
  }

  private Object value(Node node, int depth) {
    if (depth > MAX_DEPTH) {
      throw unreadable(
          node.getStartMark(),
          "nested deeper than " + MAX_DEPTH + " levels, or an alias inside its own anchor");
    }
    if (++nodes > MAX_NODES) {
      throw unreadable(
          node.getStartMark(), "more than " + MAX_NODES + " values after its aliases are expanded");
    }
    if (node instanceof MappingNode mapping) {
      return object(mapping, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> array = new ArrayList<>(sequence.getValue().size());
      sequence.getValue().forEach(item -> array.add(value(item, depth + 1)));
      return array;
    }
    ScalarNode scalar = (ScalarNode) node;
    if (YamlScalars.isNumber(scalar) && scalar.getValue().length() > MAX_DIGITS) {
      throw unreadable(
          node.getStartMark(), "a number of more than " + MAX_DIGITS + " digits; shorten it");
    }
    return YamlScalars.value(scalar);
  }

  private Map<String, Object> object(MappingNode node, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    Map<String, Object> merged = new LinkedHashMap<>();
    for (NodeTuple entry : node.getValue()) {
      String key = key(entry.getKeyNode());
      if (isMerge(entry.getKeyNode(), entry.getValueNode())) {
        merge(entry.getValueNode(), merged, depth);
      } else if (object.containsKey(key)) {
        throw unreadable(entry.getKeyNode().getStartMark(), "duplicate key '" + key + "'");
      } else {
        object.put(key, value(entry.getValueNode(), depth + 1));
      }
    }
    merged.forEach(object::putIfAbsent);
    return object;
  }

  private String key(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw unreadable(node.getStartMark(), "a key is not text");
  }

  private static boolean isMerge(Node key, Node value) {
    return ((ScalarNode) key).getValue().equals("<<")
        && ((ScalarNode) key).getScalarStyle() == ScalarStyle.PLAIN
        && !(value instanceof ScalarNode);
  }

  private void merge(Node source, Map<String, Object> merged, int depth) {
    if (source instanceof SequenceNode several) {
      several.getValue().forEach(each -> merge(each, merged, depth + 1));
    } else if (value(source, depth + 1) instanceof Map<?, ?> map) {
      Tree.object(map).forEach(merged::putIfAbsent);
    } else {
      throw unreadable(source.getStartMark(), "the value of '<<' is not an object");
    }
  }

  private SpecException unreadable(Optional<Mark> mark, String problem) {
    String place = mark.map(m -> (m.getLine() + 1) + ":" + (m.getColumn() + 1) + ": ").orElse("");
    return new SpecException(
        name, place + "not readable: " + problem.lines().findFirst().orElse(""));
  }
}
