package dev.keyfob.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one Markdown page of the repository: its links, its anchors and the files that it names.
 *
 * @param root the repository's root
 * @param file the page, relative to the root
 * @param text the page without its code blocks and comments
 */
record MarkdownPage(Path root, Path file, String text) {

  /** The pages outside docs/. */
  private static final List<String> AT_ROOT =
      List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "RELEASING.md", "CHANGELOG.md");

  private static final Pattern NOT_PROSE = Pattern.compile("(?ms)^```.*?^```|<!--.*?-->");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
  private static final Pattern FILE =
      Pattern.compile(
          "(?:facade|generated-client|generator-templates|integration-tests|specs|docs"
              + "|compatibility|\\.ci|\\.mvn|\\.github)/[\\w./…*-]*"
              + "|[\\w.-]+\\.(?:java|md|mustache|txt|sh)");
  private static final Pattern MEMBER =
      Pattern.compile("`(\\w+)(?:\\(\\))?` in\\s+`([^`\\n]+\\.java)`");

  /** Returns every page in docs/ and the pages at the root of the repository. */
  static List<MarkdownPage> all() throws IOException {
    Path root = Path.of("..").toAbsolutePath().normalize();
    try (Stream<Path> below = Files.walk(root.resolve("docs"))) {
      Stream<Path> documents = below.filter(file -> file.toString().endsWith(".md")).sorted();
      Stream<Path> others =
          Stream.concat(AT_ROOT.stream(), Stream.of("integration-tests/README.md"))
              .map(root::resolve)
              .filter(Files::exists);
      return Stream.concat(others, documents).map(file -> of(root, file)).toList();
    }
  }

  static MarkdownPage of(Path root, Path file) {
    return new MarkdownPage(
        root, root.relativize(file), NOT_PROSE.matcher(read(file)).replaceAll(""));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns the targets of all links to files of the repository. */
  List<String> links() {
    return LINK.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(target -> !target.matches("[a-z]+:.*"))
        .toList();
  }

  /** Returns whether a link leads to a file, and to a heading of that file if it has an anchor. */
  boolean resolves(String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path linked = root.resolve(file).resolveSibling(path).normalize();
    if (path.isEmpty()) {
      return anchors().contains(target.substring(1));
    }
    return Files.exists(linked)
        && (hash < 0 || of(root, linked).anchors().contains(target.substring(hash + 1)));
  }

  /** Returns the anchors that GitHub gives the headings. */
  Set<String> anchors() {
    Set<String> anchors = new HashSet<>();
    Map<String, Integer> repeated = new HashMap<>();
    for (MatchResult heading : HEADING.matcher(text).results().toList()) {
      String anchor =
          heading
              .group(1)
              .toLowerCase(Locale.ROOT)
              .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
              .replaceAll("[^\\p{L}\\p{N} _-]", "")
              .replace(' ', '-');
      int before = repeated.merge(anchor, 1, Integer::sum) - 1;
      anchors.add(before == 0 ? anchor : anchor + "-" + before);
    }
    return anchors;
  }

  /** Returns the files and folders that code spans name, without build output and placeholders. */
  List<String> namedFiles() {
    return CODE.matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> FILE.matcher(name).matches())
        .filter(name -> !name.contains("target/") && !name.contains("<"))
        .toList();
  }

  /** Returns the members for which the page names a file, as in "{@code `name` in `File.java`}". */
  List<Map.Entry<String, String>> namedMembers() {
    return MEMBER
        .matcher(text)
        .results()
        .map(found -> Map.entry(found.group(2), found.group(1)))
        .toList();
  }
}
