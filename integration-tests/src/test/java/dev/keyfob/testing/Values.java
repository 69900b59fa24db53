package dev.keyfob.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyfob.json.OpenEnum;
import dev.keyfob.secret.Secret;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Converts results of the facade to JSON with revealed secrets. */
final class Values {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Values() {}

  static JsonNode json(Object value) {
    if (value == null) {
      return MissingNode.getInstance();
    }
    if (value instanceof Secret<?> secret) {
      return json(secret.reveal());
    }
    if (value instanceof Optional<?> optional) {
      return json(optional.orElse(null));
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = JSON.objectNode();
      map.forEach(
          (name, entry) ->
              object.set((String) name, entry == null ? JSON.nullNode() : json(entry)));
      return object;
    }
    if (value instanceof Collection<?> collection) {
      ArrayNode array = JSON.arrayNode();
      collection.forEach(entry -> array.add(entry == null ? JSON.nullNode() : json(entry)));
      return array;
    }
    return JSON.textNode(value instanceof OpenEnum known ? known.value() : value.toString());
  }
}
