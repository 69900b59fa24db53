package dev.keyfob.generator.diff;

import dev.keyfob.generator.openapi.DocumentShape;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.Tree;
import dev.keyfob.generator.tree.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the differences in parts of a document that the other searches do not look at, such as
 * servers. If no search finds anything, all differences are listed, so that a report without
 * changes means a document without changes.
 */
final class OtherChanges {

  private static final int TEXT_LENGTH = 80;

  private static final Set<String> DESCRIPTIVE =
      Set.of(
          "description",
          "summary",
          "title",
          "externalDocs",
          "contact",
          "license",
          "termsOfService");

  /** Keywords that the other searches look at. */
  private static final Set<String> SEARCHED =
      Set.of(
          "paths",
          "components",
          "schemas",
          "parameters",
          "requestBodies",
          "requestBody",
          "responses",
          "headers",
          "content",
          "schema",
          "properties",
          "items",
          "additionalProperties",
          "allOf",
          "oneOf",
          "$ref",
          "type",
          "format",
          "enum",
          "required",
          "default",
          "deprecated",
          "nullable",
          "readOnly",
          "writeOnly",
          "pattern",
          "maxLength",
          "minLength",
          "maximum",
          "minimum",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "multipleOf",
          "maxItems",
          "minItems",
          "uniqueItems",
          "maxProperties",
          "minProperties",
          "style",
          "explode",
          "operationId",
          "tags",
          "security",
          "x-effect",
          "x-credential",
          "x-paging",
          "x-secret");

  /** Parts whose change sends the API key elsewhere or in another way. */
  private static final Set<String> ADDRESSING = Set.of("servers", "security", "securitySchemes");

  private record Difference(JsonPointer at, String text, boolean searched) {}

  private final Map<String, Object> document;
  private final List<Difference> found = new ArrayList<>();
  private final Set<String> descriptions = new TreeSet<>();

  private OtherChanges(Map<String, Object> document) {
    this.document = document;
  }

  /**
   * Adds the differences that the other searches do not look at. If those found nothing, adds all
   * differences.
   *
   * @return the places whose descriptions have changed, and the extensions for other tools that
   *     have
   */
  static Set<String> find(
      Map<String, Object> accepted, Map<String, Object> effective, Changes changes) {
    OtherChanges other = new OtherChanges(effective);
    other.objects(JsonPointer.ROOT, accepted, effective, "", true);
    boolean unexplained = changes.isEmpty();
    other.found.stream()
        .filter(difference -> unexplained || !difference.searched())
        .forEach(difference -> other.add(difference, changes));
    return other.descriptions;
  }

  private void add(Difference difference, Changes changes) {
    changes.add(
        ChangeTopic.OTHER,
        difference.at().tokens().stream().anyMatch(ADDRESSING::contains)
            ? Severity.BREAKING
            : Severity.NEUTRAL,
        DocumentPlace.of(document, difference.at()),
        difference.text(),
        Set.of());
  }

  /**
   * @param container the keyword that the objects stand under
   * @param searched whether the other searches look at it
   */
  private void objects(
      JsonPointer at,
      Map<String, Object> was,
      Map<String, Object> is,
      String container,
      boolean searched) {
    boolean named = NormalForm.hasNames(container);
    Set<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    for (String name : names) {
      JsonPointer child = at.child(name);
      Object before = was.get(name);
      Object now = is.get(name);
      if (Objects.equals(before, now) || (isNothing(before) && isNothing(now))) {
        continue;
      }
      if (named) {
        values(child, before, now, "", searched);
      } else if (DESCRIPTIVE.contains(name)) {
        descriptions.add(DocumentPlace.of(document, at));
      } else if (child.toString().equals("/tags") || isForeignExtension(name)) {
        descriptions.add(name);
      } else {
        values(child, before, now, name, searched && isSearched(at, name));
      }
    }
  }

  private static boolean isNothing(Object value) {
    return value == null || List.of().equals(value) || Map.of().equals(value);
  }

  /** Returns whether a field is an extension for other tools, which this build does not read. */
  private static boolean isForeignExtension(String name) {
    return name.startsWith("x-") && !SEARCHED.contains(name);
  }

  private static boolean isSearched(JsonPointer at, String keyword) {
    return at.tokens().isEmpty()
        ? keyword.equals("paths") || keyword.equals("components")
        : SEARCHED.contains(keyword) || DocumentShape.METHODS.contains(keyword);
  }

  private void values(JsonPointer at, Object was, Object is, String container, boolean searched) {
    if (Tree.isObject(was) && Tree.isObject(is)) {
      objects(at, Tree.object(was), Tree.object(is), container, searched);
      return;
    }
    List<Object> before = Tree.array(was);
    List<Object> now = Tree.array(is);
    boolean comparable =
        before.size() == now.size() && !now.isEmpty() && now.stream().allMatch(Tree::isObject);
    if (!comparable) {
      found.add(new Difference(at, text(was, is), searched));
      return;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!Objects.equals(before.get(i), now.get(i))) {
        values(at.child(i), before.get(i), now.get(i), "", searched);
      }
    }
  }

  private static String text(Object was, Object is) {
    if (was == null) {
      return "new" + (Tree.isObject(is) ? "" : ": " + shown(is));
    }
    if (is == null) {
      return "gone" + (Tree.isObject(was) ? "" : ", was " + shown(was));
    }
    return "is " + shown(is) + ", was " + shown(was);
  }

  private static String shown(Object value) {
    String text = String.valueOf(value).replaceAll("\\s+", " ");
    return UntrustedText.code(
        text.length() > TEXT_LENGTH ? text.substring(0, TEXT_LENGTH) + " ..." : text);
  }
}
