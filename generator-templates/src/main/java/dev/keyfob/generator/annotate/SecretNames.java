package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.Words;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Recognizes secrets by the name of a field, so that new fields are masked before a review. */
public final class SecretNames {

  /** The meaning of a name. */
  enum Verdict {
    /** The name of a secret, such as {@code root_password}. */
    SECRET,
    /** The name of a secret in some APIs; it needs another sign. */
    AMBIGUOUS,
    /** The name of a property of a secret, such as {@code token_type}. */
    HARMLESS,
    UNKNOWN
  }

  private static final Set<String> WORDS =
      words(
          """
          password passwd pwd passphrase passcode secret token psk kubeconfig otp totp jwt mnemonic
          dsn ovpn credential
          """);

  private static final Set<String> ENDINGS =
      words(
          """
          password passwd passphrase secret token kubeconfig privatekey apikey secretkey authkey
          signingkey encryptionkey presharedkey hmackey
          """);

  /** Words that make a secret if they are the whole name or its last words. */
  private static final List<List<String>> LAST =
      phrases(
          "pass",
          "pin",
          "pin code",
          "auth",
          "authorization",
          "bearer",
          "cookie",
          "cookie value",
          "plaintext",
          "plain text",
          "clear text",
          "cleartext",
          "cvv",
          "cvc",
          "puk",
          "recovery phrase",
          "seed phrase");

  private static final List<List<String>> ANYWHERE =
      phrases(
          "private key",
          "api key",
          "secret key",
          "secret access key",
          "pre shared key",
          "preshared key",
          "shared key",
          "hmac key",
          "encryption key",
          "decryption key",
          "signing key",
          "wg key",
          "wireguard key",
          "client key",
          "tsig key",
          "account key",
          "auth key",
          "authentication key",
          "authorization key",
          "setup key",
          "enrollment key",
          "join key",
          "master key",
          "root key",
          "unseal key",
          "recovery key",
          "session key",
          "tls key",
          "ssl key",
          "cert key",
          "certificate key",
          "stream key",
          "integration key",
          "ingest key",
          "ingestion key",
          "license key",
          "admin key",
          "data key",
          "symmetric key",
          "aes key",
          "kube config",
          "pass word",
          "pass phrase",
          "pass code",
          "recovery code",
          "backup code",
          "device code",
          "scratch code",
          "authorization code",
          "auth code",
          "verification code",
          "otp code",
          "totp code",
          "mfa code",
          "one time code",
          "security code",
          "activation code",
          "code verifier",
          "client assertion",
          "connection string",
          "connection uri",
          "connection url",
          "database url",
          "database uri",
          "conn string",
          "vpn config",
          "wireguard config",
          "wg config",
          "openvpn config",
          "signed url",
          "presigned url",
          "pre signed url",
          "webhook url",
          "magic link",
          "login link",
          "reset link",
          "otpauth url",
          "otp url",
          "otp uri",
          "totp uri",
          "totp url",
          "id token hint",
          "plaintext key");

  private static final List<List<String>> AMBIGUOUS =
      phrases(
          "pem",
          "seed",
          "config",
          "configuration",
          "header",
          "user code",
          "access key",
          "deploy key",
          "server key",
          "dkim key",
          "invite link",
          "invite url",
          "invite code",
          "invitation url",
          "config link",
          "config url",
          "configuration link",
          "configuration url",
          "authentication",
          "keytab",
          "keystore",
          "unlock code",
          "wss url",
          "console url",
          "vnc url",
          "env",
          "environment variable",
          "env var");

  /** Names of maps whose values may be secrets, such as environment variables. */
  private static final List<List<String>> MAPS =
      phrases("env", "env var", "environment", "environment variable", "header", "string data");

  /** Names that mean a secret only in an object, or by a description, that says so. */
  private static final Set<String> BARE =
      words("key value data content raw clear text string code hash uri url link config pem");

  /** Bare names that hold the secret itself if the object is named after a secret. */
  private static final Set<String> HOLDERS = words("key value data content raw clear text string");

  /** Last words of names that describe a secret, such as its id or expiry. */
  private static final Set<String> ABOUT =
      words(
          """
          type kind url uri endpoint id uuid guid count length size limit at on date time timestamp
          expiry expire expires expiration ttl lifetime lifespan duration age policy alg algorithm
          algs use usage status state enabled disabled required set rotated strategy method mode
          format version ref reference arn path prefix suffix hint description label title scope
          issuer audience encryption provider location source param parameter column attribute
          owner permission role setting rule complexity regex pattern question manager store engine
          number index quota byte cost price rate balance fingerprint thumbprint checksum digest
          metadata created updated modified changed used by error message event supported allowed
          name domain style group class category interval period threshold minute second hour day
          month supported session strength operation action option template schema list page purpose
          history requirement placement plugin backend identifier serial subject slot sha md
          claim verified link valid expired revoked active last
          """);

  private static final List<List<String>> HARMLESS =
      phrases(
          "page token",
          "next token",
          "continuation token",
          "pagination token",
          "cursor token",
          "sync token",
          "skip token",
          "previous token",
          "marker token",
          "csrf token header",
          "last slice",
          "last four",
          "last five",
          "last eight",
          "last character",
          "last digit",
          "ssh signing key",
          "commit signing key",
          "gpg key",
          "expire in",
          "public key",
          "token budget",
          "auth signing alg",
          "client auth",
          "require auth",
          "token per",
          "same site");

  /** Last words of objects' names that carry no meaning. */
  private static final Set<String> OBJECT_ENDINGS =
      words(
          "created create request response clear value result input output dto model item version payload");

  /** First words of flags and amounts. */
  private static final Set<String> AMOUNTS =
      words("max min total num number has is use require allow supports count maximum minimum");

  private static final Pattern NUMBER_AT_END = Pattern.compile("[0-9]+$");

  private SecretNames() {}

  /** Returns whether a text, an object or an array of this name is a secret by its name alone. */
  public static boolean isSecret(String name) {
    return of(name) == Verdict.SECRET;
  }

  static Verdict of(String name) {
    List<String> words = wordsOf(name);
    if (words.isEmpty()) {
      return Verdict.UNKNOWN;
    }
    if (HARMLESS.stream().anyMatch(phrase -> contains(words, phrase))) {
      return Verdict.HARMLESS;
    }
    // Only the last words decide, since "webhook_url" and "id_token_hint" end like descriptions of
    // a secret.
    if (ANYWHERE.stream().anyMatch(phrase -> endsWith(words, phrase))) {
      return Verdict.SECRET;
    }
    boolean named = isSecret(words);
    if (named && words.size() > 1) {
      String last = words.get(words.size() - 1);
      if (ABOUT.contains(last) || AMOUNTS.contains(words.get(0))) {
        return Verdict.HARMLESS;
      }
    }
    if (named) {
      return Verdict.SECRET;
    }
    return AMBIGUOUS.stream().anyMatch(phrase -> endsWith(words, phrase))
        ? Verdict.AMBIGUOUS
        : Verdict.UNKNOWN;
  }

  /**
   * Returns whether a number of this name is a secret: {@code token}, but not {@code token_limit},
   * and not {@code tokens}, which is an amount.
   */
  public static boolean isSecretNumber(String name) {
    List<String> words = wordsOf(name);
    List<String> spelled = Words.of(name);
    String last = spelled.isEmpty() ? "" : spelled.get(spelled.size() - 1);
    boolean plural = !Words.singular(last).equals(last);
    return !plural
        && ((words.size() == 1 && isSecretWord(words.get(0)))
            || LAST.contains(words)
            || ANYWHERE.contains(words)
            || endsWith(words, List.of("pin")));
  }

  /** Returns whether a map of this name holds values such as those of environment variables. */
  static boolean isSecretMap(String name) {
    List<String> words = wordsOf(name);
    return MAPS.stream().anyMatch(phrase -> endsWith(words, phrase));
  }

  /** Returns whether a field of this name is a secret if a description says so. */
  static boolean isBare(String name) {
    List<String> words = wordsOf(name);
    return words.size() == 1 && BARE.contains(words.get(0));
  }

  /** Returns whether a field of this name holds the secret that its object is named after. */
  static boolean isHolder(String name) {
    List<String> words = wordsOf(name);
    return words.size() == 1 && HOLDERS.contains(words.get(0));
  }

  /** Returns whether an object of this name is a secret, such as {@code SetupKeyClear}. */
  static boolean isSecretOwner(String name) {
    List<String> words = wordsOf(name);
    int end = words.size();
    while (end > 1 && OBJECT_ENDINGS.contains(words.get(end - 1))) {
      end--;
    }
    return of(String.join("_", words.subList(0, end))) == Verdict.SECRET;
  }

  private static boolean isSecret(List<String> words) {
    return words.stream().anyMatch(SecretNames::isSecretWord)
        || ANYWHERE.stream().anyMatch(phrase -> contains(words, phrase))
        || LAST.stream().anyMatch(phrase -> endsWith(words, phrase));
  }

  private static boolean isSecretWord(String word) {
    return WORDS.contains(word) || ENDINGS.stream().anyMatch(word::endsWith);
  }

  private static boolean contains(List<String> words, List<String> phrase) {
    return Collections.indexOfSubList(words, phrase) >= 0;
  }

  private static boolean endsWith(List<String> words, List<String> phrase) {
    return words.size() >= phrase.size()
        && words.subList(words.size() - phrase.size(), words.size()).equals(phrase);
  }

  /** Returns the words without numbers at their ends: {@code password2}, {@code token_1}. */
  private static List<String> wordsOf(String name) {
    return Words.of(Lookalikes.replaced(name)).stream()
        .map(word -> NUMBER_AT_END.matcher(word).replaceFirst(""))
        .filter(word -> !word.isEmpty())
        .map(Words::singular)
        .toList();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .map(Words::singular)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<List<String>> phrases(String... phrases) {
    return Stream.of(phrases)
        .map(phrase -> Stream.of(phrase.split(" ")).map(Words::singular).toList())
        .toList();
  }
}
