package dev.keyfob.generator.annotate;

import dev.keyfob.generator.files.BuildLayout;
import dev.keyfob.generator.tree.JsonPointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of an API's secret fields: one line for each, its mark and its place in the effective
 * document.
 */
public final class SecretsList {

  /** What a person says once they have looked at a change. */
  public static final String ACCEPT = "mvn compile -Dkeyfob.secrets=accept";

  /** The mark of what nothing marks any more, but was accepted as a secret. */
  public static final String KEPT = "kept";

  private static final String HEADER =
      """
      # Every secret field of this API: its mark, and where it is in the effective document. Made by the build.
      # After looking at a change, accept it: %s
      """
          .formatted(ACCEPT);

  private SecretsList() {}

  public static String write(Map<JsonPointer, String> secrets) {
    StringBuilder list = new StringBuilder(HEADER);
    secrets.forEach((at, mark) -> list.append(mark).append(' ').append(at).append('\n'));
    return list.toString();
  }

  /** Whether the build was told to take what it finds for right. */
  public static boolean accepting() {
    return "accept".equals(System.getProperty("keyfob.secrets"));
  }

  /** Makes what was found what is accepted. */
  public static void accept(Map<JsonPointer, String> found, Path accepted) {
    BuildLayout.write(accepted, write(found));
  }

  /**
   * What would have to be done to the accepted list: {@code +} a line or {@code -} a line, in the
   * order of places.
   */
  public static List<String> changes(Path found, Path accepted) {
    Set<String> is = entries(found);
    Set<String> was = entries(accepted);
    List<String> changes = new ArrayList<>();
    was.stream().filter(line -> !is.contains(line)).forEach(line -> changes.add("- " + line));
    is.stream().filter(line -> !was.contains(line)).forEach(line -> changes.add("+ " + line));
    changes.sort((a, b) -> place(a).compareTo(place(b)));
    return changes;
  }

  /** The places that a list names. */
  public static Set<String> places(Path list) {
    return entries(list).stream()
        .map(line -> line.replaceFirst("^\\S+ *", ""))
        .collect(Collectors.toSet());
  }

  public static boolean exists(Path list) {
    return Files.exists(list);
  }

  private static Set<String> entries(Path list) {
    Set<String> entries = new LinkedHashSet<>();
    BuildLayout.lines(list).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(entries::add);
    return entries;
  }

  private static String place(String change) {
    return change.replaceFirst("^[-+] \\S+ ?", "");
  }
}
