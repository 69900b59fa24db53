package dev.keyfob.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Compares the package table of docs/design/architecture.md with the rule that the build checks.
 */
final class PackageTableTest {

  private static final Path PAGE = Path.of("..", "docs", "design", "architecture.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`(?:dev\\.keyfob|internal)[^|]*) \\| [^|]* \\| ([^|]+) \\|$");
  private static final Pattern NAME = Pattern.compile("`([\\w.]+)`");
  private static final String ALL_EXCEPT = "all except ";

  @Test
  void pageShowsTheRule() throws IOException {
    Map<String, Set<String>> rule = new TreeMap<>();
    Layers.ofFacade()
        .rows()
        .forEach(
            (name, mayUse) -> {
              Set<String> others = new TreeSet<>(mayUse);
              others.remove(name);
              rule.put(name, others);
            });
    assertEquals(rule, page(rule.keySet()));
  }

  private static Map<String, Set<String>> page(Set<String> packages) throws IOException {
    Map<String, Set<String>> page = new TreeMap<>();
    for (MatchResult row : ROW.matcher(Files.readString(PAGE)).results().toList()) {
      Set<String> mayUse = mayUse(row.group(2), packages);
      NAME.matcher(row.group(1))
          .results()
          .forEach(name -> page.put(relative(name.group(1)), mayUse));
    }
    return page;
  }

  private static Set<String> mayUse(String cell, Set<String> packages) {
    if (cell.equals("nothing")) {
      return Set.of();
    }
    boolean except = cell.startsWith(ALL_EXCEPT);
    Set<String> named = new TreeSet<>();
    for (String name : (except ? cell.substring(ALL_EXCEPT.length()) : cell).split(", ")) {
      named.add(name.equals("`dev.keyfob`") ? "" : full(name, packages));
    }
    if (!except) {
      return named;
    }
    Set<String> others = new HashSet<>(packages);
    others.removeAll(named);
    others.removeAll(
        Set.of("latitude", "pingnetwork")); // a provider's package uses no other provider's
    return new TreeSet<>(others);
  }

  private static String full(String name, Set<String> packages) {
    return packages.contains(name) ? name : "internal." + name;
  }

  private static String relative(String name) {
    return name.equals("dev.keyfob") ? "" : name.replaceFirst("^dev\\.keyfob\\.", "");
  }
}
