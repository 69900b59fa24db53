package dev.keyfob.generator.tree;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A place in a document (RFC 6901).
 *
 * @param parent the place that contains this one; null for the document itself
 * @param token the property name or array index; null for the document itself
 */
public record JsonPointer(JsonPointer parent, String token) implements Comparable<JsonPointer> {

  /** The whole document. */
  public static final JsonPointer ROOT = new JsonPointer(null, null);

  /**
   * Returns the place that a reference such as {@code #/components/schemas/Foo} names; null if it
   * names another document.
   */
  public static JsonPointer ofReference(String reference) {
    if (reference.equals("#")) {
      return ROOT;
    }
    if (!reference.startsWith("#/")) {
      return null;
    }
    JsonPointer pointer = ROOT;
    for (String part : reference.substring(2).split("/", -1)) {
      // URLDecoder reads a plus sign as a space, which is right for forms, but not for fragments.
      String decoded = part.indexOf('%') < 0 ? part : percentDecoded(part.replace("+", "%2B"));
      pointer = pointer.child(decoded.replace("~1", "/").replace("~0", "~"));
    }
    return pointer;
  }

  private static String percentDecoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text.replace("%2B", "+");
    }
  }

  /** Returns the place of a property. */
  public JsonPointer child(String name) {
    return new JsonPointer(this, name);
  }

  /** Returns the place of an array element. */
  public JsonPointer child(int index) {
    return new JsonPointer(this, Integer.toString(index));
  }

  /** Returns the names and indexes from the document to this place. */
  public List<String> tokens() {
    Deque<String> tokens = new ArrayDeque<>();
    for (JsonPointer at = this; at.parent != null; at = at.parent) {
      tokens.addFirst(at.token);
    }
    return new ArrayList<>(tokens);
  }

  /** Returns the node at this place; null if the document has none. */
  public Object in(Object document) {
    Object node = document;
    for (String token : tokens()) {
      if (Tree.isObject(node)) {
        node = Tree.object(node).get(token);
      } else if (Tree.isArray(node)) {
        List<Object> array = Tree.array(node);
        node =
            token.matches("[0-9]{1,9}") && Integer.parseInt(token) < array.size()
                ? array.get(Integer.parseInt(token))
                : null;
      } else {
        return null;
      }
    }
    return node;
  }

  /** Returns this place as the value of a {@code $ref}. */
  public String reference() {
    return "#" + this;
  }

  @Override
  public int compareTo(JsonPointer other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (String part : tokens()) {
      text.append('/').append(part.replace("~", "~0").replace("/", "~1"));
    }
    return text.toString();
  }
}
