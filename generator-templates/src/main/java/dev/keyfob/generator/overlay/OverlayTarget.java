package dev.keyfob.generator.overlay;

import dev.keyfob.generator.openapi.PathTemplates;
import dev.keyfob.generator.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target that names a path, and what else this document may call the path: where a provider gives
 * one of its parameters another name, all that the overlay says of it would be lost, and what mints
 * be sent again.
 */
final class OverlayTarget {

  /** Of {@code $.paths['/keys/{key_id}'].put}, the path. */
  private static final Pattern QUOTED_PATH = Pattern.compile("(?<=\\[(['\"]))/[^'\"\\\\]*(?=\\1])");

  private OverlayTarget() {}

  /**
   * The same target with each path of the document that differs from its own by the names of
   * parameters alone.
   */
  static List<String> otherwise(String target, Map<String, Object> document) {
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
