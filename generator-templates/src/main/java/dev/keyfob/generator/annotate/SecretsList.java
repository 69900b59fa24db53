package dev.keyfob.generator.annotate;

import dev.keyfob.generator.files.AtomicFile;
import dev.keyfob.generator.tree.JsonPointer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads, writes and compares lists of secret fields. A line has the mark of a field and its place
 * in the effective document.
 */
public final class SecretsList {

  /** The command that accepts a change. */
  public static final String ACCEPT = "mvn compile -Dkeyfob.secrets=accept";

  /** The mark of an accepted secret that nothing marks any more. */
  public static final String KEPT = "kept";

  private static final String HEADER =
      """
      # Every secret field of this API: its mark, and its place in the effective document. Made by the build.
      # After a review of the changes, accept them: %s
      """
          .formatted(ACCEPT);

  private SecretsList() {}

  /** Returns the list of these secrets. */
  public static String write(Map<JsonPointer, String> secrets) {
    StringBuilder list = new StringBuilder(HEADER);
    secrets.forEach((at, mark) -> list.append(mark).append(' ').append(at).append('\n'));
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
        .map(line -> line.replaceFirst("^\\S+ *", ""))
        .collect(Collectors.toSet());
  }

  private static Set<String> entries(Path list) {
    return AtomicFile.lines(list).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
