package dev.keyfob.generator.tree;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a document as block style YAML that readers of 1.1 and of 1.2 take for the same thing:
 * whatever either of them might mistake for a number, a date or a truth value stands in quotes.
 */
public final class YamlTreeWriter {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9 _./()+@',;-]*");
  private static final Set<String> WORDS_OF_YAML =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  /** Readers give up looking for the colon after this many characters. */
  private static final int LONGEST_SIMPLE_KEY = 120;

  private final StringBuilder out = new StringBuilder();

  private YamlTreeWriter() {}

  public static String write(Map<String, Object> document) {
    YamlTreeWriter writer = new YamlTreeWriter();
    if (document.isEmpty()) {
      return "{}\n";
    }
    writer.object(document, 0);
    return writer.out.toString();
  }

  private void object(Map<String, Object> object, int indent) {
    boolean first = true;
    for (Map.Entry<String, Object> entry : object.entrySet()) {
      if (!first) {
        indent(indent);
      }
      first = false;
      String key = key(entry.getKey());
      if (key.length() > LONGEST_SIMPLE_KEY) {
        out.append("? ").append(key).append('\n');
        indent(indent);
        out.append(':');
      } else {
        out.append(key).append(':');
      }
      valueOfKey(entry.getValue(), indent);
    }
  }

  private void valueOfKey(Object value, int indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      indent(indent + 2);
      object(Tree.object(map), indent + 2);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      array(Tree.array(list), indent);
    } else {
      out.append(' ');
      scalar(value, indent);
    }
  }

  private void array(List<Object> array, int indent) {
    for (Iterator<Object> items = array.iterator(); items.hasNext(); ) {
      indent(indent);
      item(items.next(), indent);
    }
  }

  private void item(Object item, int indent) {
    out.append("- ");
    if (item instanceof Map<?, ?> map && !map.isEmpty()) {
      object(Tree.object(map), indent + 2);
    } else if (item instanceof List<?> list && !list.isEmpty()) {
      item(list.get(0), indent + 2);
      array(Tree.array(list.subList(1, list.size())), indent + 2);
    } else {
      scalar(item, indent);
    }
  }

  private void scalar(Object value, int indent) {
    if (value instanceof String text) {
      text(text, indent);
    } else if (value instanceof Map) {
      out.append("{}");
    } else if (value instanceof List) {
      out.append("[]");
    } else {
      out.append(value);
    }
    out.append('\n');
  }

  private void text(String text, int indent) {
    if (fitsLiteral(text)) {
      out.append(text.endsWith("\n") ? "|" : "|-");
      text.lines()
          .forEach(
              line -> {
                out.append('\n');
                if (!line.isEmpty()) {
                  indent(indent + 2);
                  out.append(line);
                }
              });
    } else {
      out.append(key(text));
    }
  }

  private static boolean fitsLiteral(String text) {
    return text.indexOf('\n') > 0
        && text.charAt(0) != ' '
        && !text.endsWith("\n\n")
        && text.lines().noneMatch(line -> line.endsWith(" "))
        && text.chars().allMatch(c -> c == '\n' || isPrintable(c));
  }

  private static String key(String text) {
    if (PLAIN.matcher(text).matches()
        && !text.endsWith(" ")
        && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    return text.chars().allMatch(YamlTreeWriter::isPrintable)
        ? "'" + text.replace("'", "''") + "'"
        : doubleQuoted(text);
  }

  /** Leaves out what only some readers take for a line break or refuse. */
  private static boolean isPrintable(int c) {
    return (c >= ' ' && c < 0x7F)
        || (c >= 0xA0 && c <= 0xFFFD && c != 0x2028 && c != 0x2029 && c != 0xFEFF);
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (isPrintable(c)) {
                    quoted.append((char) c);
                  } else {
                    quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  private void indent(int indent) {
    out.append(" ".repeat(indent));
  }
}
