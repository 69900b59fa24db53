package dev.keyfob.generator.tree;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A place in a document, as RFC 6901 writes it.
 *
 * @param parent the place this one is in; null for the document itself
 * @param token the property name or array index; null for the document itself
 */
public record JsonPointer(JsonPointer parent, String token) implements Comparable<JsonPointer> {

  /** The whole document. */
  public static final JsonPointer ROOT = new JsonPointer(null, null);

  /**
   * Reads a local reference such as {@code #/components/schemas/Foo}; null if the text is not one.
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
      // A plus sign stands for itself in a fragment, though not in a form.
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

  /** The place of a property within this one. */
  public JsonPointer child(String name) {
    return new JsonPointer(this, name);
  }

  /** The place of an array element within this one. */
  public JsonPointer child(int index) {
    return new JsonPointer(this, Integer.toString(index));
  }

  /** The names and indexes from the document down to here. */
  public List<String> tokens() {
    Deque<String> tokens = new ArrayDeque<>();
    for (JsonPointer at = this; at.parent != null; at = at.parent) {
      tokens.addFirst(at.token);
    }
    return new ArrayList<>(tokens);
  }

  /** What stands at this place; null if nothing does. */
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

  /** The reference that leads here, for a {@code $ref}. */
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
