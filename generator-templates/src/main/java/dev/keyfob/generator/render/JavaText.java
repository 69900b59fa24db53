package dev.keyfob.generator.render;

import java.util.List;

/** Escapes text of a document for Java source. */
final class JavaText {

  private JavaText() {}

  /** Returns a string literal with its quotes. */
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
   * Returns the lines of a Javadoc comment, without the asterisks. The text is escaped: it can
   * neither end the comment nor start a tag.
   */
  static List<String> javadoc(String text) {
    return text.strip()
        .lines()
        .map(String::strip)
        .map(JavaText::escape)
        .map(JavaText::afterAsterisk)
        .toList();
  }

  /** Returns the same lines; {@code otherwise}, which is escaped already, if the text is blank. */
  static List<String> javadoc(String text, String otherwise) {
    return text == null || text.isBlank() ? List.of(" " + otherwise) : javadoc(text);
  }

  private static String afterAsterisk(String line) {
    return line.isEmpty() ? line : " " + line;
  }

  /** Returns one line without the full stop; {@code otherwise} if the text is blank. */
  static String javadocLine(String text, String otherwise) {
    String line = text == null ? "" : javadocLine(text);
    return line.isBlank() ? otherwise : line;
  }

  /** Returns one line without the full stop. */
  static String javadocLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return escape(line.endsWith(".") ? line.substring(0, line.length() - 1) : line);
  }

  private static String escape(String line) {
    return line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("{", "&#123;") // an unpaired brace would keep an inline tag open
        .replace("}", "&#125;")
        .replace("\\", "&#92;")
        .replace("*/", "*&#47;")
        .replace("/*", "&#47;*");
  }
}
