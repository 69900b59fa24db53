package dev.keyfob.generator.annotate;

import java.util.List;
import java.util.regex.Pattern;

/** Recognizes descriptions that speak of a secret, and examples that look like one. */
final class SecretText {

  private static final String SECRET =
      "(?:plain-?text |clear-?text |unencrypted |shared |raw |actual |new |current |generated )*"
          + "(?:password|passphrase|passcode|secret|private key|api[- ]?key|secret key"
          + "|(?:auth|access|api|bearer|refresh|session|setup|join|registration|one[- ]time"
          + "|security|authentication|authorization|invitation|reset|personal access|service"
          + " account)?[- ]?token|pre-?shared key|(?:signing|encryption|auth|setup|join|shared|hmac"
          + "|license|account|service account|wireguard private|recovery|master|tls private"
          + "|ssh private) ?key|credentials?|one[- ]time (?:code|password)|(?:verification"
          + "|recovery|backup|authorization|device|security|pairing) codes?|pin(?: code)?|otp|jwt"
          + "|kubeconfig|connection string|secret value|secret material)";

  /** Matches sentences that are true only of secrets. */
  private static final List<Pattern> SURE =
      patterns(
          "(?:plain-?text|clear-?text|unencrypted|decrypted)(?: \\w+){0,3} (?:value|key|token|secret"
              + "|password|credential|code)",
          "\\bin (?:plain|clear)[- ]?text",
          "(?:value|key|token|secret|password|code) (?:in|as) (?:plain|clear)[- ]?text",
          "\\bonly (?:be )?(?:shown|returned|displayed|visible|available|provided|revealed|given"
              + "|included|present|exposed|seen)(?: to \\w+)? (?:once|one time|when (?:it is |first"
              + " )?(?:created|creating|generated)|(?:up)?on creat|at creat|during creat|at the time"
              + "|immediately after|in the (?:response|creat)|right after|for newly)",
          "\\b(?:shown|returned|displayed|visible|available|provided|revealed|given|exposed|seen"
              + "|retrieved|viewed)(?: to \\w+)? (?:only|just|exactly) (?:once|one time|when|(?:up)?on creat"
              + "|at creat|during creat|at the time|after creat)",
          "\\b(?:cannot|can ?not|can't|will not|won't|never) (?:be )?(?:retrieved|viewed|shown"
              + "|recovered|displayed|returned|accessed|fetched|seen)(?: \\w+){0,2} (?:again|later"
              + "|afterwards|after)",
          "\\b(?:store|save|keep|copy) (?:it|this|them|the \\w+)(?: \\w+){0,2} (?:secret|safe|secure"
              + "|safely|securely|confidential)\\b",
          "\\b(?:is|are) (?:a )?(?:sensitive|confidential|secret)\\b",
          "\\btreat (?:it|this|them) (?:as|like) a (?:secret|password)",
          "\\b(?:includes?|contains?|embeds?|carries|with embedded|with an embedded|including|containing) (?:an? |the |your |its )?"
              + "(?:\\w+ ){0,2}(?:token|password|secret|private key|credential|signature)s?\\b(?! (?:id|name|type)\\b)",
          "\\bpre-?signed\\b");

  /** Matches descriptions of a secret, such as "The API key that the agent uses". */
  private static final Pattern HEAD =
      pattern(
          "^\\W*(?:(?:the|a|an|your|this|new|optional|required|base-?64[- ]encoded|user'?s?|client'?s?"
              + "|current|value of|contents? of|list of|root|admin(?:istrator)?|database|initial"
              + "|default|(?!(?:of|for|to|by|with|in|on|from|as|if|when)\\b)\\w+(?:'s)?) +){0,4}?"
              + SECRET
              + "s?(?:[.,;:)!]|$| (?:value|for|to|that|which|used|of|in|is|are|required|with|when|string"
              + "|issued|generated|you|as|by|from|on|if|the|and|or|sent|\\())");

  /** Matches descriptions of a property of a secret, such as its id. */
  private static final Pattern OTHER =
      pattern(
          "^\\W*(?:(?:the|a|an|your|this|unique|system|resource|public|optional|masked) +)*(?:id|ids|identifier|uuid|name|number|type|kind"
              + "|algorithm|prefix|suffix|first|last|hash|hint|fingerprint|expir\\w*|lifetime|lifespan"
              + "|duration|ttl|date|time|timestamp|when|whether|if|how|count|url|uri|endpoint|path|list"
              + " of supported|status|state|maximum|minimum|length|title|label|comment|note|description"
              + "|reference|location|scopes?|owner|policy|public|masked|redacted|obfuscated|cursor|opaque"
              + "|pagination|page|next|previous)\\b"
              + "|\\b(?:pagination|next page|page of results|last (?:four|4|five|5) (?:characters|digits))\\b"
              + "|\\b(?:masked|redacted|obfuscated|truncated)\\b|\\bpublic key\\b|\\bnot (?:a )?secret\\b");

  /** Matches descriptions which say that the value is no secret. They outweigh the name. */
  private static final Pattern DENIAL =
      pattern(
          "^\\W*(?:(?:the|a|an|your|this|unique|public) +)*(?:id|ids|identifier|uuid|name|type|prefix"
              + "|suffix|hint|fingerprint|cursor) (?:of|for)\\b"
              + "|\\b(?:pagination|paging|cursor|next page|page of results|last (?:four|4|five|5)"
              + " (?:characters|digits))\\b"
              + "|\\b(?:masked|redacted|obfuscated|truncated)\\b|^\\W*(?:the )?(?:\\w+ )?public key\\b"
              + "|\\bnot (?:a )?secret\\b");

  private static final Pattern PUBLIC_KEY =
      pattern(
          "^(?:ssh-\\w+|ecdsa-[\\w-]+|sk-ssh-\\S+) AAAA|-----BEGIN (?:\\w+ )*(?:PUBLIC KEY|CERTIFICATE)");

  /** Matches values that only secrets have. */
  private static final List<Pattern> SURE_VALUES =
      patterns(
          "\\w://[^/@\\s:]*:[^/@\\s]+@",
          "^(?:vless|vmess|trojan|ss|ssr|hysteria2?|tuic|otpauth)://",
          "[?&](?:token|access_token|auth|sig|signature|secret|password|api_?key|x-amz-signature"
              + "|x-goog-signature|x-amz-security-token)=",
          "-----BEGIN (?:\\w+ )*PRIVATE KEY",
          "\\bPrivateKey *=",
          "client-key-data:|<(?:key|tls-crypt|tls-auth|auth-user-pass)>",
          "\\beyJ[\\w-]{4,}\\.eyJ?[\\w-]*",
          "^(?:Bearer|Basic) \\S{6,}",
          "^(?:ghp_|gho_|ghs_|github_pat_|glpat-|sk_live_|sk_test_|rk_live_|sk-|xox[abprs]-|dop_v1_|dckr_pat_"
              + "|SG\\.|whsec_|nbp_|hvs\\.|tskey-|npm_|pypi-|AGE-SECRET-KEY-)\\w*",
          "https://hooks\\.slack\\.com/services/|https://discord(?:app)?\\.com/api/webhooks/");

  /** Matches long values of letters and digits, such as random keys. Ids may look the same. */
  private static final Pattern RANDOM =
      Pattern.compile("^(?=\\S*[A-Za-z])(?=\\S*[0-9])[A-Za-z0-9_+/=.-]{20,}$");

  private static final Pattern ID =
      Pattern.compile("^[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}$|^[0-9a-f:]+$");

  private SecretText() {}

  static boolean saysSecret(List<String> descriptions) {
    return descriptions.stream()
        .anyMatch(text -> SURE.stream().anyMatch(pattern -> pattern.matcher(text).find()));
  }

  /** Returns whether a description begins with a secret as its subject. */
  static boolean isOfSecret(List<String> descriptions) {
    return descriptions.stream().anyMatch(text -> HEAD.matcher(text).find())
        && !isOfSomethingElse(descriptions);
  }

  static boolean isOfSomethingElse(List<String> descriptions) {
    return descriptions.stream().anyMatch(text -> OTHER.matcher(text).find());
  }

  /** Returns whether a description or an example says that the field is public. */
  static boolean isDenied(List<String> descriptions, List<String> examples) {
    return descriptions.stream().anyMatch(text -> DENIAL.matcher(text).find())
        || examples.stream().anyMatch(text -> PUBLIC_KEY.matcher(text).find());
  }

  static boolean isSecret(List<String> examples) {
    return examples.stream()
        .anyMatch(text -> SURE_VALUES.stream().anyMatch(pattern -> pattern.matcher(text).find()));
  }

  static boolean looksRandom(List<String> examples) {
    return examples.stream()
        .anyMatch(text -> RANDOM.matcher(text).find() && !ID.matcher(text).find());
  }

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
  }

  private static List<Pattern> patterns(String... expressions) {
    return List.of(expressions).stream().map(SecretText::pattern).toList();
  }
}
