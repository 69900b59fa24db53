package dev.keyfob.generator.tree;

/**
 * Makes text of a document safe to print. Build servers execute some log lines, and a report
 * becomes the text of a pull request. The escaped text starts no line, hides no character and
 * formats nothing.
 */
public final class UntrustedText {

  private static final int LONGEST = 500;

  private UntrustedText() {}

  /** Returns printable ASCII on one line, cut at 500 characters; the rest is escaped. */
  public static String line(String text) {
    String line = escape(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    int more = text.length() - LONGEST;
    return more > 0 ? line + " (and " + more + " more characters)" : line;
  }

  /** Returns printable ASCII of any length; line feeds stay. */
  static String lines(String text) {
    StringBuilder lines = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      lines.append(lines.isEmpty() ? "" : "\n").append(escape(line));
    }
    return lines.toString();
  }

  /** Returns the text as a code span of Markdown, whose fence is longer than any run inside. */
  public static String code(String text) {
    String line = line(text);
    int longest = 0;
    int run = 0;
    for (int i = 0; i < line.length(); i++) {
      run = line.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    boolean padded = longest > 0 || line.isBlank();
    return padded ? fence + " " + line + " " + fence : fence + line + fence;
  }

  /** Returns the text for Markdown outside of code spans. */
  public static String markdown(String text) {
    return line(text).replaceAll("[\\\\`*<>@\\[\\]|~&!]", "\\\\$0").replace("\\@", "&#64;");
  }

  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        escaped.append(c);
      } else {
        escaped.append("\\u%04x".formatted((int) c));
      }
    }
    // GitHub Actions executes this as a command wherever it stands in a line.
    return escaped.toString().replace("##[", "#\\u0023[");
  }
}
