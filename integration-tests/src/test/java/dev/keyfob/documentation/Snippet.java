package dev.keyfob.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of Java in a Markdown file: types, or the statements of a method. Comments before it can
 * add statements that run first, {@code <!-- given: statements -->}, or last, {@code <!-- then:
 * statements -->}, and name the exception that the snippet throws, {@code <!-- throws:
 * SomeException -->}.
 *
 * @param file the page, relative to the repository's root
 * @param line the line on which its code begins
 * @param section the number of its section; later snippets of a section can use types that earlier
 *     ones declare
 * @param given statements to run before it; may be empty
 * @param then statements to run after it; may be empty
 * @param exception the simple name of the exception that it throws; may be empty
 * @param code the code without imports
 * @param imports the imports at its top
 */
record Snippet(
    String file,
    long line,
    int section,
    String given,
    String then,
    String exception,
    String code,
    List<String> imports) {

  private static final Pattern HEADING_OR_SNIPPET =
      Pattern.compile(
          "(?ms)^#+ [^\\n]*$|(?:^<!-- given:(?<given>.*?)-->\\R)?(?:^<!-- then:(?<then>.*?)-->\\R)?(?:^<!-- throws:(?<throws>[^\\n]*?)-->\\R)?"
              + "^```java\\R(?<code>.*?)^```");
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*;$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:public |final |static )*(?:class|record|interface|enum) (\\w+)");

  static List<Snippet> in(Path root, Path file) throws IOException {
    String text = Files.readString(file);
    List<Snippet> snippets = new ArrayList<>();
    int section = 0;
    Matcher found = HEADING_OR_SNIPPET.matcher(text);
    while (found.find()) {
      if (found.group("code") == null) {
        section++;
      } else {
        long line = text.substring(0, found.start("code")).lines().count() + 1;
        snippets.add(of(root.relativize(file).toString().replace('\\', '/'), line, section, found));
      }
    }
    return snippets;
  }

  private static Snippet of(String file, long line, int section, Matcher found) {
    String code = found.group("code");
    return new Snippet(
        file,
        line,
        section,
        found.group("given") == null ? "" : found.group("given"),
        found.group("then") == null ? "" : found.group("then"),
        found.group("throws") == null ? "" : found.group("throws").strip(),
        // Keeps the line numbers of the page, so that the compiler's messages name the right line.
        IMPORT.matcher(code).replaceAll(""),
        IMPORT.matcher(code).results().map(MatchResult::group).toList());
  }

  /** Returns the types that it declares. A snippet that declares types contains no statements. */
  List<String> types() {
    return TYPE.matcher(code).results().map(result -> result.group(1)).toList();
  }

  String packageName() {
    return "snippets." + file.replaceAll("\\W", "").toLowerCase(java.util.Locale.ROOT) + section;
  }

  String className() {
    return "Line" + line;
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
