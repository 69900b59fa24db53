package dev.keyfob.generator.annotate;

import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether a field without a mark is a secret, from its name, type, format, enum,
 * description and example, the object that has it, and the fields beside it.
 */
final class SecretJudge {

  /** A decision about a field. */
  enum Verdict {
    SECRET,
    /** The field is shown, and listed for a review. */
    NEAR,
    SHOWN
  }

  /** The members of a JSON Web Key that are private (RFC 7518, section 6). */
  private static final Set<String> JWK_PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "k");

  private static final Set<String> WRAPPERS =
      Set.of("data", "attributes", "result", "results", "item", "items", "response", "payload");

  private static final Set<String> KEYWORDS =
      Set.of(
          "properties",
          "items",
          "additionalProperties",
          "allOf",
          "oneOf",
          "anyOf",
          "schema",
          "content",
          "components",
          "schemas",
          "requestBody",
          "responses",
          "paths");

  private final Map<String, Object> document;

  SecretJudge(Map<String, Object> document) {
    this.document = document;
  }

  /**
   * Judges a property.
   *
   * @param owner the place of the object that has it
   * @param siblings the properties of that object
   */
  Verdict property(JsonPointer owner, String name, Object schema, Map<String, Object> siblings) {
    FieldShape shape = FieldShape.of(document, schema);
    if (shape.isPassword()) {
      return Verdict.SECRET;
    }
    SecretNames.Verdict named = SecretNames.of(name);
    boolean secretNumber = named == SecretNames.Verdict.SECRET && SecretNames.isSecretNumber(name);
    if (!shape.canHoldSecret(secretNumber)) {
      return Verdict.SHOWN;
    }
    if (isBySibling(name, siblings)) {
      return Verdict.SECRET;
    }
    return switch (named) {
      case SECRET -> bySecretName(shape);
      case AMBIGUOUS -> byAmbiguousName(owner, name, shape, siblings);
      case HARMLESS -> byText(shape) ? Verdict.SECRET : Verdict.SHOWN;
      case UNKNOWN -> byUnknownName(owner, name, shape);
    };
  }

  /**
   * Judges a whole request or response body that is no described object.
   *
   * @param names the last segment of the path and the operation's id, for a response; else none
   */
  Verdict body(Object schema, List<String> names) {
    FieldShape shape = FieldShape.of(document, schema);
    if (shape.isPassword()) {
      return Verdict.SECRET;
    }
    if (!shape.canBeText()) {
      return Verdict.SHOWN;
    }
    boolean named =
        names.stream().anyMatch(name -> SecretNames.of(name) == SecretNames.Verdict.SECRET);
    return named || shape.isDeclaredSensitive() || byText(shape) || isOfSecret(shape)
        ? Verdict.SECRET
        : Verdict.SHOWN;
  }

  private static Verdict bySecretName(FieldShape shape) {
    return SecretText.isDenied(shape.descriptions(), shape.examples())
            && !SecretText.saysSecret(shape.descriptions())
        ? Verdict.NEAR
        : Verdict.SECRET;
  }

  private Verdict byAmbiguousName(
      JsonPointer owner, String name, FieldShape shape, Map<String, Object> siblings) {
    if (shape.isMapOfTexts() && SecretNames.isSecretMap(name)) {
      return Verdict.SECRET;
    }
    // The Java type of undescribed JSON is masked even without a mark.
    if (!shape.canBeText()) {
      return Verdict.SHOWN;
    }
    // An access key is a public id if the object also has a secret field.
    boolean isId = siblings.keySet().stream().anyMatch(SecretJudge::isSecretOfAccessKey);
    if (isId && name.toLowerCase(Locale.ROOT).startsWith("access")) {
      return Verdict.SHOWN;
    }
    boolean second =
        shape.isDeclaredSensitive()
            || byText(shape)
            || isOfSecret(shape)
            || hasSecretOwner(owner)
            || (!SecretText.isOfSomethingElse(shape.descriptions())
                && SecretText.looksRandom(shape.examples()));
    return second ? Verdict.SECRET : Verdict.NEAR;
  }

  private Verdict byUnknownName(JsonPointer owner, String name, FieldShape shape) {
    boolean declared = shape.isDeclaredSensitive() && shape.canBeText();
    boolean mapOfSecrets = shape.isMapOfTexts() && SecretNames.isSecretMap(name);
    if (declared || mapOfSecrets || byText(shape)) {
      return Verdict.SECRET;
    }
    boolean ofSecret = shape.canBeText() && isOfSecret(shape);
    if (SecretNames.isBare(name) && ofSecret) {
      return Verdict.SECRET;
    }
    if (SecretNames.isHolder(name)
        && hasSecretOwner(owner)
        && !SecretText.isOfSomethingElse(shape.descriptions())
        && !SecretText.isDenied(shape.descriptions(), shape.examples())) {
      return Verdict.SECRET;
    }
    return ofSecret ? Verdict.NEAR : Verdict.SHOWN;
  }

  private static boolean byText(FieldShape shape) {
    return shape.canBeText()
        && (SecretText.isSecret(shape.examples()) || SecretText.saysSecret(shape.descriptions()));
  }

  private static boolean isOfSecret(FieldShape shape) {
    return SecretText.isOfSecret(shape.descriptions());
  }

  private static boolean isSecretOfAccessKey(String name) {
    return name.toLowerCase(Locale.ROOT).contains("secret");
  }

  private static boolean isBySibling(String name, Map<String, Object> siblings) {
    if (siblings.containsKey("kty") && JWK_PRIVATE.contains(name)) {
      return true;
    }
    return name.equals("value")
        && siblings.values().stream()
            .flatMap(sibling -> Tree.array(Tree.object(sibling).get("enum")).stream())
            .map(value -> String.valueOf(value).toUpperCase(Locale.ROOT))
            .anyMatch(Set.of("PASSWORD", "CONCEALED", "SECRET")::contains);
  }

  /** Returns whether the nearest name around a place that means something is a secret's. */
  private boolean hasSecretOwner(JsonPointer owner) {
    List<String> names = new ArrayList<>();
    List<String> tokens = owner.tokens();
    for (int i = tokens.size() - 1; i >= 0; i--) {
      String token = tokens.get(i);
      boolean isName = i == 2 || (i > 0 && tokens.get(i - 1).equals("properties"));
      if (isName && !WRAPPERS.contains(token) && !KEYWORDS.contains(token)) {
        names.add(token);
        break;
      }
    }
    if (!tokens.isEmpty() && tokens.get(0).equals("paths") && names.isEmpty()) {
      names.add(lastSegment(tokens.get(1)));
    }
    return names.stream().anyMatch(SecretNames::isSecretOwner)
        || SecretText.saysSecret(descriptionOf(owner));
  }

  /** Returns the last segment of a path template that is not a parameter. */
  static String lastSegment(String path) {
    String last = "";
    for (String segment : path.split("/")) {
      if (!segment.isEmpty() && !segment.contains("{")) {
        last = segment;
      }
    }
    return last;
  }

  private List<String> descriptionOf(JsonPointer at) {
    String description = Tree.text(Tree.object(at.in(document)).get("description"));
    return description == null ? List.of() : List.of(description);
  }
}
