package dev.keyfob.generator.impact;

/**
 * An error that javac found in the facade.
 *
 * @param source the text of the file
 * @param file the name of the file
 * @param member the method or type around the error, as {@code VpnSessions.create}; may be empty
 * @param excerpt the code at fault
 * @param message what javac says, in English
 */
record CompileError(
    String source, String file, long line, String member, String excerpt, String message) {

  /** Returns an error without a place, such as a failure of javac itself. */
  static CompileError nowhere(String message) {
    return new CompileError("", "", 0, "", "", message);
  }

  /** Returns where the error is, as a reader would look for it. */
  String place() {
    if (file.isEmpty()) {
      return "facade/";
    }
    return member.isEmpty() ? file + ":" + line : file + ":" + line + " in `" + member + "`";
  }

  /** Returns whether a provider's generated code may be at fault. */
  boolean concerns(String generatedPackage) {
    return source.isEmpty() || source.contains(generatedPackage + ".");
  }
}
