package dev.keyfob.generator.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks and compares path templates. The names of parameters do not matter (OpenAPI 3, Paths
 * Object).
 */
public final class PathTemplates {

  /** A parameter, or a character of a segment (RFC 3986, pchar) without percent escapes. */
  private static final String PART = "(?:\\{[^{}/]++\\}|[A-Za-z0-9._~!$&'()*+,;=:@-])";

  private static final Pattern PATH = Pattern.compile("/|(?:/" + PART + "++)++");
  private static final Pattern PARAMETER = Pattern.compile("\\{([^{}/]++)\\}");
  private static final Set<String> DOTS = Set.of(".", "..");

  private PathTemplates() {}

  /**
   * Returns the problem of an invalid path template; null if the template is valid. A client
   * resolves the path against its base URL, so the path must not be able to name another host or to
   * leave the base path.
   */
  static String problem(String path) {
    if (!path.startsWith("/")) {
      return "a path has to begin with '/'";
    }
    if (!PATH.matcher(path).matches()) {
      return "a path has to consist of segments with letters, digits, {parameters} and"
          + " -._~!$&'()*+,;=:@; no segment may be empty. Correct the document, or remove the path";
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    if (segments.get(0).replaceAll(PARAMETER.pattern(), "").contains(":")) {
      return "the first segment of a path must not have a colon, since a URL may begin like that";
    }
    if (segments.stream().anyMatch(DOTS::contains)) {
      return "a segment of a path must not be . or .., which leads to another path";
    }
    Set<String> names = new HashSet<>();
    Matcher parameter = PARAMETER.matcher(path);
    while (parameter.find()) {
      if (!names.add(parameter.group(1).replaceAll("[^A-Za-z0-9]", "_"))) {
        return "two parameters of this path have one name, or names that the client cannot tell"
            + " apart; rename one of them";
      }
    }
    return null;
  }

  /** Returns the path template without the names of its parameters. */
  public static String withoutNames(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }
}
