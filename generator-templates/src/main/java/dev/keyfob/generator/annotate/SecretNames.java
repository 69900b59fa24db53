package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.Words;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Recognizes secrets by the name of a field, so that new fields are masked before a review. */
public final class SecretNames {

  private static final Set<String> WORDS =
      Set.of("password", "passwd", "passphrase", "secret", "token", "kubeconfig", "psk");
  private static final List<String> ENDINGS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secret",
          "token",
          "kubeconfig",
          "privatekey",
          "accesskey",
          "apikey",
          "secretkey");
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("private", "key"),
          List.of("access", "key"),
          List.of("api", "key"),
          List.of("kube", "config"),
          List.of("pass", "word"),
          List.of("pass", "phrase"));

  /** Endings of names that describe a secret, such as its id or expiry. */
  private static final List<List<String>> HARMLESS_ENDINGS =
      List.of(
          List.of("last", "slice"),
          List.of("type"),
          List.of("url"),
          List.of("id"),
          List.of("count"),
          List.of("length"),
          List.of("at"),
          List.of("expire", "in"),
          List.of("public", "key"));

  private static final Pattern NUMBER_AT_END = Pattern.compile("[0-9]+$");

  private SecretNames() {}

  /** Returns whether a text, an object or an array of this name is a secret. */
  public static boolean isSecret(String name) {
    List<String> words = words(name);
    if (HARMLESS_ENDINGS.stream()
            .anyMatch(ending -> words.size() > ending.size() && endsWith(words, ending))
        || endsWith(words, List.of("public", "key"))) {
      return false;
    }
    return words.stream().anyMatch(SecretNames::isSecretWord)
        || PAIRS.stream().anyMatch(pair -> Collections.indexOfSubList(words, pair) >= 0);
  }

  /**
   * Returns whether a number of this name is a secret: {@code token}, but not {@code token_limit}.
   */
  public static boolean isSecretNumber(String name) {
    List<String> words = words(name);
    return (words.size() == 1 && isSecretWord(words.get(0))) || PAIRS.contains(words);
  }

  private static boolean isSecretWord(String word) {
    return WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith);
  }

  private static boolean endsWith(List<String> words, List<String> ending) {
    return words.size() >= ending.size()
        && words.subList(words.size() - ending.size(), words.size()).equals(ending);
  }

  /** Returns the words without numbers at their ends: {@code password2}, {@code token_1}. */
  private static List<String> words(String name) {
    return Words.of(Lookalikes.replaced(name)).stream()
        .map(word -> NUMBER_AT_END.matcher(word).replaceFirst(""))
        .filter(word -> !word.isEmpty())
        .map(Words::singular)
        .toList();
  }
}
