package dev.keyfob.generator.annotate;

import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.UntrustedText;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads, writes and compares lists of secret fields. A line has the mark of a field and its place
 * in the effective document.
 */
public final class SecretsList {

  /** The command that accepts a change. */
  public static final String ACCEPT = "mvn compile -Dkeyfob.secrets=accept";

  /**
   * The mark of an accepted secret for which neither the document nor a rule has a mark any more.
   */
  public static final String KEPT = "kept";

  /** The word that a list has for a field that is shown but may be a secret. */
  static final String NEAR = "near";

  private static final String REVIEW_HEADER =
      """
      # Fields that are shown, and may be secrets by their name, description or example. Made by the build.
      # If one is a secret, set x-secret in overlay.yaml. Then accept the list: %s
      """
          .formatted(ACCEPT);

  private static final String HEADER =
      """
      # Every secret field of this API: its mark, and its place in the effective document. Made by the build.
      # After a review of the changes, accept them: %s
      """
          .formatted(ACCEPT);

  private static final Pattern ENTRY =
      Pattern.compile("(once|credential|name|" + KEPT + "|" + NEAR + ") /[!-~]*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private SecretsList() {}

  /** Returns the list of these secrets. */
  public static String write(Map<JsonPointer, String> secrets) {
    return write(HEADER, secrets);
  }

  /** Returns the list of fields for a review. */
  public static String writeReview(Map<JsonPointer, String> review) {
    return write(REVIEW_HEADER, review);
  }

  private static String write(String header, Map<JsonPointer, String> entries) {
    StringBuilder list = new StringBuilder(header);
    entries.forEach((at, mark) -> list.append(mark).append(' ').append(escaped(at)).append('\n'));
    return list.toString();
  }

  /** Returns whether the build was started by the command {@link #ACCEPT}. */
  public static boolean isAccepting() {
    return "accept".equals(System.getProperty("keyfob.secrets"));
  }

  /** Returns the lines to add to the accepted list, and those to remove, sorted by place. */
  public static List<String> changes(Path found, Path accepted) {
    Set<String> is = entries(found);
    Set<String> was = entries(accepted);
    List<String> changes = new ArrayList<>();
    was.stream().filter(line -> !is.contains(line)).forEach(line -> changes.add("- " + line));
    is.stream().filter(line -> !was.contains(line)).forEach(line -> changes.add("+ " + line));
    changes.sort(Comparator.comparing(change -> change.replaceFirst("^[-+] \\S+ ?", "")));
    return changes;
  }

  /** Returns the places in a list. */
  public static Set<String> places(Path list) {
    return entries(list).stream()
        .map(line -> unescaped(line.replaceFirst("^\\S+ *", "")))
        .collect(Collectors.toSet());
  }

  private static Set<String> entries(Path list) {
    Set<String> entries = new LinkedHashSet<>();
    if (!Files.exists(list, LinkOption.NOFOLLOW_LINKS)) {
      return entries;
    }
    String file = list.getParent().getFileName() + "/" + list.getFileName();
    int number = 0;
    for (String line : DocumentReader.text(list, file).lines().map(String::strip).toList()) {
      number++;
      if (!line.isEmpty() && !line.startsWith("#")) {
        if (!ENTRY.matcher(line).matches()) {
          throw new SpecException(
              file,
              number
                  + ": is not a mark and a place: "
                  + UntrustedText.line(line)
                  + "; remove the line, or restore the file and accept the secrets again by: "
                  + ACCEPT);
        }
        entries.add(line);
      }
    }
    return entries;
  }

  /** Escapes characters that would end the line, hide text or be stripped. */
  private static String escaped(JsonPointer at) {
    StringBuilder escaped = new StringBuilder();
    for (char c : at.toString().toCharArray()) {
      if (c > ' ' && c <= '~' && c != '\\') {
        escaped.append(c);
      } else {
        escaped.append("\\u%04x".formatted((int) c));
      }
    }
    return escaped.toString();
  }

  private static String unescaped(String place) {
    return ESCAPE
        .matcher(place)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(escape.group(1), 16))));
  }
}
