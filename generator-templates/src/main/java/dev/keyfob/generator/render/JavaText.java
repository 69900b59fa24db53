package dev.keyfob.generator.render;

import java.util.List;

/** Text of a document as it may stand in Java source. */
final class JavaText {

  private JavaText() {}

  /** A string literal, quotes included. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                  if (c < 0x20 || c == 0x7f) {
                    literal.append("\\u%04x".formatted(c));
                  } else {
                    literal.append((char) c);
                  }
                }
              }
            });
    return literal.append('"').toString();
  }

  /**
   * The lines of a Javadoc comment, as they follow the asterisk: plain text, with nothing that
   * could end the comment or be taken for a tag.
   */
  static List<String> javadoc(String text) {
    return text.strip()
        .lines()
        .map(String::strip)
        .map(JavaText::escape)
        .map(JavaText::afterAsterisk)
        .toList();
  }

  /** The same; {@code otherwise}, which is Javadoc already, where nothing is said. */
  static List<String> javadoc(String text, String otherwise) {
    return text == null || text.isBlank() ? List.of(" " + otherwise) : javadoc(text);
  }

  private static String afterAsterisk(String line) {
    return line.isEmpty() ? line : " " + line;
  }

  /** The same in one line, without the full stop; {@code otherwise} where nothing is said. */
  static String javadocLine(String text, String otherwise) {
    String line = text == null ? "" : javadocLine(text);
    return line.isBlank() ? otherwise : line;
  }

  /** The same in one line, without the full stop. */
  static String javadocLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return escape(line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
  }

  private static String escape(String line) {
    return line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace(
            "{",
            "&#123;") // where only one of a pair is there, it would keep an inline tag from ending
        .replace("}", "&#125;")
        .replace("\\", "&#92;")
        .replace("*/", "*&#47;")
        .replace("/*", "&#47;*");
  }
}
