package dev.keyfob.generator.openapi;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Splits names into words, in any notation: {@code ipmi_password}, {@code ipmiPassword}, {@code
 * IPMI password}.
 */
public final class Words {

  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  /** Characters other than letters and digits, and the start of a word in camel case. */
  private static final Pattern BOUNDARY =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Words() {}

  /**
   * Returns the words in lower case; an acronym is one word. Letters lose their diacritics; other
   * letters outside ASCII are left out.
   */
  public static List<String> of(String name) {
    String ascii = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    return BOUNDARY
        .splitAsStream(ascii)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Returns the name in upper camel case: ApiKey for {@code APIKey} and {@code api-key}. */
  public static String upperCamel(String name) {
    return of(name).stream().map(Words::capital).collect(Collectors.joining());
  }

  /** Returns the word without the s of a plural; {@code access} is not a plural. */
  public static String singular(String word) {
    boolean plural = word.length() > 2 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
