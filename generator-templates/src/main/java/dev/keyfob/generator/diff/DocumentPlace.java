package dev.keyfob.generator.diff;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names places in a document for readers: {@code api_key: attributes.token}, {@code POST /things
 * request: data[].id}, {@code GET /things query parameter page}. The names contain no list indexes,
 * so they stay the same when a list grows.
 */
final class DocumentPlace {

  private DocumentPlace() {}

  static String of(Map<String, Object> document, JsonPointer at) {
    List<String> tokens = at.tokens();
    if (tokens.size() >= 3 && tokens.get(0).equals("components")) {
      String kind = tokens.get(1).equals("schemas") ? "" : tokens.get(1) + " ";
      return kind + tokens.get(2) + within(tokens.subList(3, tokens.size()));
    }
    if (tokens.size() >= 3 && tokens.get(0).equals("paths")) {
      boolean shared = tokens.get(2).equals("parameters");
      String operation = shared ? tokens.get(1) : operation(tokens.get(2), tokens.get(1));
      return operation + part(document, at, tokens, shared ? 2 : 3);
    }
    return at.toString();
  }

  static String operation(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path;
  }

  private static String part(
      Map<String, Object> document, JsonPointer at, List<String> tokens, int from) {
    List<String> rest = tokens.subList(from, tokens.size());
    if (rest.isEmpty()) {
      return "";
    }
    if (rest.get(0).equals("parameters") && rest.size() >= 2) {
      JsonPointer parameter = at;
      for (int i = rest.size(); i > 2; i--) {
        parameter = parameter.parent();
      }
      Map<String, Object> described = Tree.object(parameter.in(document));
      return " "
          + described.get("in")
          + " parameter "
          + described.get("name")
          + within(rest.subList(2, rest.size()));
    }
    if (rest.get(0).equals("requestBody")) {
      return " request" + within(rest.subList(1, rest.size()));
    }
    if (rest.get(0).equals("responses") && rest.size() >= 2) {
      return " " + rest.get(1) + within(rest.subList(2, rest.size()));
    }
    return " " + String.join("/", rest);
  }

  /** Returns the way into a schema without OpenAPI's keywords. */
  private static String within(List<String> tokens) {
    StringBuilder way = new StringBuilder();
    for (int i = 0; i < tokens.size(); i++) {
      boolean more = i + 1 < tokens.size();
      switch (tokens.get(i)) {
        case "schema", "not" -> {}
        case "content", "allOf" -> i++;
        case "items" -> way.append("[]");
        case "additionalProperties" -> way.append("{}");
        case "oneOf", "anyOf" -> {
          way.append(more ? "(" + tokens.get(i + 1) + ")" : "");
          i++;
        }
        case "properties" -> {
          way.append(way.isEmpty() ? "" : ".").append(more ? tokens.get(i + 1) : "");
          i++;
        }
        case "headers" -> {
          way.append(" header ").append(more ? tokens.get(i + 1) : "");
          i++;
        }
        default -> way.append('/').append(tokens.get(i));
      }
    }
    return way.isEmpty() ? "" : ": " + way.toString().strip();
  }
}
