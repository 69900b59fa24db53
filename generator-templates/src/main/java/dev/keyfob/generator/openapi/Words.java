package dev.keyfob.generator.openapi;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words of a name, however it joins them: {@code ipmi_password}, {@code ipmiPassword}, {@code
 * IPMI password}.
 */
public final class Words {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  /** Whatever is neither letter nor digit, or the start of a new word in camel case. */
  private static final Pattern BOUNDARY =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Words() {}

  /**
   * The words in lower case; an acronym is one word. Letters outside ASCII lose their marks, or are
   * left out.
   */
  public static List<String> of(String name) {
    String ascii = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return BOUNDARY
        .splitAsStream(ascii)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /**
   * The words with a capital each, and nothing between: {@code APIKey} and {@code api-key} become
   * ApiKey.
   */
  public static String upperCamel(String name) {
    return of(name).stream().map(Words::capital).collect(Collectors.joining());
  }

  /** The word without the s of a plural; {@code access} has none. */
  public static String singular(String word) {
    boolean plural = word.length() > 2 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
