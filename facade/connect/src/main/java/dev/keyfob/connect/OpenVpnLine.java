package dev.keyfob.connect;

import java.util.ArrayList;
import java.util.List;

/** Reads a line of an OpenVPN profile as OpenVPN does: words, quotes, backslashes, comments. */
final class OpenVpnLine {

  private static final char NO_QUOTE = 0;

  private OpenVpnLine() {}

  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    char quote = NO_QUOTE;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (word == null) {
        if (Character.isWhitespace(c)) {
          continue;
        }
        if (c == '#' || c == ';') {
          break;
        }
        word = new StringBuilder();
      }
      if (c == '\\' && quote != '\'' && i + 1 < line.length()) {
        word.append(line.charAt(++i));
      } else if (quote == NO_QUOTE && word.isEmpty() && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote == NO_QUOTE ? Character.isWhitespace(c) : c == quote) {
        words.add(word.toString());
        word = null;
        quote = NO_QUOTE;
      } else {
        word.append(c);
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }

  static String quoted(String word) {
    return '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
