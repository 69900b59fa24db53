package dev.keyfob.generator.overlay;

import dev.keyfob.generator.openapi.PathTemplates;
import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the path of a target under other names of its parameters. If a provider renames a path
 * parameter, the overlay's actions on that path still apply.
 */
final class OverlayTarget {

  /** Matches the path in {@code $.paths['/keys/{key_id}'].put}. */
  private static final Pattern QUOTED_PATH = Pattern.compile("(?<=\\[(['\"]))/[^'\"\\\\]*(?=\\1])");

  private static final Set<String> MARKS = Set.of("x-secret", "x-effect", "x-credential");

  private OverlayTarget() {}

  /** Returns whether an update sets secrets or effects, at any depth. */
  static boolean marks(Object update) {
    return Tree.object(update).entrySet().stream()
            .anyMatch(entry -> MARKS.contains(entry.getKey()) || marks(entry.getValue()))
        || Tree.array(update).stream().anyMatch(OverlayTarget::marks);
  }

  /** Returns the target for each path that differs only by the names of its parameters. */
  static List<String> variants(String target, Map<String, Object> document) {
    Matcher found = QUOTED_PATH.matcher(target);
    if (!found.find()) {
      return List.of();
    }
    String path = found.group();
    String shape = PathTemplates.withoutNames(path);
    return Tree.object(document.get("paths")).keySet().stream()
        .filter(other -> !other.equals(path) && PathTemplates.withoutNames(other).equals(shape))
        .filter(other -> other.chars().noneMatch(quote -> "'\"\\".indexOf(quote) >= 0))
        .map(other -> target.substring(0, found.start()) + other + target.substring(found.end()))
        .toList();
  }
}
