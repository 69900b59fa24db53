package dev.keyfob.generator.impact;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error that javac found in the facade.
 *
 * @param source the text of the file
 * @param file the name of the file
 * @param member the method or type around the error, as {@code VpnSessions.create}; may be empty
 * @param start where the code at fault starts in the text
 * @param end where the code at fault ends
 * @param message javac's message, in English
 */
record CompileError(
    String source, String file, long line, String member, int start, int end, String message) {

  private static final Pattern MEMBER_USE = Pattern.compile("(?:\\.|::)\\s*(\\w+)");

  /** Returns an error without a place, such as a failure of javac itself. */
  static CompileError nowhere(String message) {
    return new CompileError("", "", 0, "", 0, 0, message);
  }

  /** Returns where the error is, as a reader would look for it. */
  String place() {
    if (file.isEmpty()) {
      return "facade/";
    }
    return member.isEmpty() ? file + ":" + line : file + ":" + line + " in `" + member + "`";
  }

  /** Returns the code at fault. */
  String excerpt() {
    return source.substring(start, end);
  }

  /** Returns the names of all members that the statement uses, from the code at fault on. */
  Set<String> membersUsed() {
    int statementEnd = Math.max(source.indexOf(';', end), end);
    Matcher use = MEMBER_USE.matcher(source.substring(start, statementEnd));
    Set<String> names = new LinkedHashSet<>();
    while (use.find()) {
      names.add(use.group(1));
    }
    return names;
  }

  /** Returns whether a provider's generated code may be at fault. */
  boolean concerns(String generatedPackage) {
    return source.isEmpty() || source.contains(generatedPackage + ".");
  }
}
