package dev.keyfob.generator.tree;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a document as indented JSON, for readers that are faster at it, and take more of it, than
 * of YAML.
 */
public final class JsonTreeWriter {

  private final StringBuilder out = new StringBuilder();

  private JsonTreeWriter() {}

  public static String write(Map<String, Object> document) {
    JsonTreeWriter writer = new JsonTreeWriter();
    writer.value(document, 0);
    return writer.out.append('\n').toString();
  }

  private void value(Object value, int indent) {
    if (value instanceof Map) {
      object(Tree.object(value), indent);
    } else if (value instanceof List) {
      array(Tree.array(value), indent);
    } else if (value instanceof String text) {
      text(text);
    } else {
      out.append(value);
    }
  }

  private void object(Map<String, Object> object, int indent) {
    if (object.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    for (Iterator<Map.Entry<String, Object>> entries = object.entrySet().iterator();
        entries.hasNext(); ) {
      Map.Entry<String, Object> entry = entries.next();
      newLine(indent + 1);
      text(entry.getKey());
      out.append(": ");
      value(entry.getValue(), indent + 1);
      out.append(entries.hasNext() ? "," : "");
    }
    newLine(indent);
    out.append('}');
  }

  private void array(List<Object> array, int indent) {
    if (array.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (Iterator<Object> items = array.iterator(); items.hasNext(); ) {
      newLine(indent + 1);
      value(items.next(), indent + 1);
      out.append(items.hasNext() ? "," : "");
    }
    newLine(indent);
    out.append(']');
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ') {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void newLine(int indent) {
    out.append('\n').append("  ".repeat(indent));
  }
}
