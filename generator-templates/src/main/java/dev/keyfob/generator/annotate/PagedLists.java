package dev.keyfob.generator.annotate;

import dev.keyfob.generator.openapi.Operations;
import dev.keyfob.generator.tree.JsonPointer;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes {@code x-paging} of each operation that lists page by page. It names the query
 * parameters for the size and the number of a page, and the property with the items:
 *
 * <pre>{@code x-paging: {size: 'page[size]', number: 'page[number]', items: data}}</pre>
 *
 * <p>At the top of a document it holds for every safe operation that has these. At an operation it
 * must fit, and {@code false} excludes the operation.
 */
public final class PagedLists {

  static final String PAGING = "x-paging";

  private static final String SIZE = "size";
  private static final String NUMBER = "number";
  private static final String ITEMS = "items";
  private static final Set<String> KEYS = Set.of(SIZE, NUMBER, ITEMS);

  private final String overlay;
  private final Map<String, Object> document;

  private PagedLists(String overlay, Map<String, Object> document) {
    this.overlay = overlay;
    this.document = document;
  }

  /**
   * Completes a document, whose operations have their effect.
   *
   * @param overlay the name of the overlay in messages
   * @throws SpecException if an {@code x-paging} does not fit the operation, or any operation
   */
  public static void apply(String overlay, Map<String, Object> document) {
    new PagedLists(overlay, document).apply();
  }

  private void apply() {
    Object general = document.remove(PAGING);
    boolean used = false;
    for (Operations.Found operation : Operations.in(document)) {
      Object own = operation.node().get(PAGING);
      if (Boolean.FALSE.equals(own)) {
        operation.node().remove(PAGING);
      } else if (own != null) {
        JsonPointer at = operation.at().child(PAGING);
        String problem = problem(operation, valid(at, own));
        if (problem != null) {
          throw new SpecException(overlay, at, problem);
        }
      } else if (general != null
          && problem(operation, valid(JsonPointer.ROOT.child(PAGING), general)) == null) {
        operation.node().put(PAGING, new LinkedHashMap<>(Tree.object(general)));
        used = true;
      }
    }
    if (general != null && !used) {
      throw new SpecException(
          overlay,
          JsonPointer.ROOT.child(PAGING),
          "fits no operation: none is safe and has these query parameters and a list of that name");
    }
  }

  private Map<String, Object> valid(JsonPointer at, Object node) {
    Map<String, Object> paging = Tree.object(node);
    if (!paging.keySet().equals(KEYS)
        || paging.values().stream().anyMatch(value -> !(value instanceof String))) {
      throw new SpecException(
          overlay,
          at,
          "is invalid; it needs the names of two query parameters and of a property: {size: …,"
              + " number: …, items: …}");
    }
    return paging;
  }

  /** Returns why an operation does not page like that; null if it does. */
  private String problem(Operations.Found operation, Map<String, Object> paging) {
    if (!"safe".equals(operation.node().get(Effects.EFFECT))) {
      return "is on an operation that is not safe, which lists nothing";
    }
    for (String key : List.of(SIZE, NUMBER)) {
      if (!hasQueryParameter(operation, paging.get(key))) {
        return "names the query parameter '"
            + paging.get(key)
            + "' as "
            + key
            + ", which the operation does not have; correct the name, or remove x-paging";
      }
    }
    return hasList(operation, String.valueOf(paging.get(ITEMS)))
        ? null
        : "names the property '"
            + paging.get(ITEMS)
            + "' as items, and no successful JSON response has a list of that name";
  }

  private boolean hasQueryParameter(Operations.Found operation, Object name) {
    return Tree.array(operation.node().get("parameters")).stream()
        .map(this::resolved)
        .anyMatch(each -> "query".equals(each.get("in")) && name.equals(each.get("name")));
  }

  private boolean hasList(Operations.Found operation, String property) {
    return Tree.object(operation.node().get("responses")).entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .map(response -> resolved(response.getValue()))
        .flatMap(response -> Tree.object(response.get("content")).values().stream())
        .map(media -> Tree.object(media).get("schema"))
        .anyMatch(schema -> hasList(schema, property, 0));
  }

  private boolean hasList(Object node, String property, int depth) {
    Map<String, Object> schema = resolved(node);
    Map<String, Object> list = resolved(Tree.object(schema.get("properties")).get(property));
    Object type = list.get("type");
    return list.containsKey("items")
        || "array".equals(type)
        || Tree.array(type).contains("array")
        || (depth < 20
            && Tree.array(schema.get("allOf")).stream()
                .anyMatch(part -> hasList(part, property, depth + 1)));
  }

  private Map<String, Object> resolved(Object node) {
    Map<String, Object> resolved = Tree.object(node);
    for (int hops = 0; resolved.get("$ref") instanceof String reference && hops < 20; hops++) {
      JsonPointer target = JsonPointer.ofReference(reference);
      resolved = target == null ? Map.of() : Tree.object(target.in(document));
    }
    return resolved;
  }
}
