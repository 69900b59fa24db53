package dev.keyfob.generator.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Documents are plain maps, lists and scalars; the casts that this needs are here and nowhere else.
 */
public final class Tree {

  private Tree() {}

  public static boolean isObject(Object node) {
    return node instanceof Map;
  }

  public static boolean isArray(Object node) {
    return node instanceof List;
  }

  /**
   * The object this is, for reading and changing it; an empty one, fit for reading only, if it is
   * something else.
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object node) {
    return node instanceof Map ? (Map<String, Object>) node : Map.of();
  }

  /**
   * The array this is, for reading and changing it; an empty one, fit for reading only, if it is
   * something else.
   */
  @SuppressWarnings("unchecked")
  public static List<Object> array(Object node) {
    return node instanceof List ? (List<Object>) node : List.of();
  }

  /** The text this is; null if it is something else. */
  public static String text(Object node) {
    return node instanceof String text ? text : null;
  }

  /** The object under that name, made there if nothing is. */
  public static Map<String, Object> child(Map<String, Object> parent, String name) {
    return object(parent.computeIfAbsent(name, absent -> new LinkedHashMap<>()));
  }

  /** A copy that shares nothing that can be changed. */
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

  /** A copy that shares nothing that can be changed. */
  public static Map<String, Object> copy(Map<String, Object> object) {
    Map<String, Object> copy = new LinkedHashMap<>();
    object.forEach((name, value) -> copy.put(name, copy(value)));
    return copy;
  }
}
