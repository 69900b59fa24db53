package dev.keyfob.generator.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads nodes of a document. A node is a {@code Map}, a {@code List}, a {@code String}, a number, a
 * {@code Boolean} or null.
 */
public final class Tree {

  private Tree() {}

  public static boolean isObject(Object node) {
    return node instanceof Map;
  }

  public static boolean isArray(Object node) {
    return node instanceof List;
  }

  /** Returns the node if it is an object, and an immutable empty map if it is not. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object node) {
    return node instanceof Map ? (Map<String, Object>) node : Map.of();
  }

  /** Returns the node if it is an array, and an immutable empty list if it is not. */
  @SuppressWarnings("unchecked")
  public static List<Object> array(Object node) {
    return node instanceof List ? (List<Object>) node : List.of();
  }

  /** Returns the node if it is text, and null if it is not. */
  public static String text(Object node) {
    return node instanceof String text ? text : null;
  }

  /** Returns the object under a name. If the parent has none, it is added. */
  public static Map<String, Object> child(Map<String, Object> parent, String name) {
    return object(parent.computeIfAbsent(name, absent -> new LinkedHashMap<>()));
  }

  /** Returns a deep copy. */
  public static Object copy(Object node) {
    if (isObject(node)) {
      return copy(object(node));
    }
    if (isArray(node)) {
      List<Object> copy = new ArrayList<>();
      array(node).forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return node;
  }

  /** Returns a deep copy. */
  public static Map<String, Object> copy(Map<String, Object> object) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.forEach((name, value) -> copy.put(name, copy(value)));
    return copy;
  }
}
