package dev.keyfob.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Responds to list requests of Latitude.sh: filters, then returns one page. A page has 20 items, or
 * as many as the request asks for, but no more than 100. The provider documents no maximum.
 */
final class ListEndpoint {

  private static final long DEFAULT_SIZE = 20;
  private static final long MAX_SIZE = 100;

  private final Map<String, BiPredicate<JsonNode, String>> filters;

  /**
   * Creates an endpoint.
   *
   * @param filters decides by the name of a filter, such as {@code hostname}, whether an item
   *     matches its value; a list request with any other filter is a 400
   */
  ListEndpoint(Map<String, BiPredicate<JsonNode, String>> filters) {
    this.filters = filters;
  }

  /** Returns a filter that compares with the text at one of the JSON pointers. */
  static BiPredicate<JsonNode, String> textAt(String... pointers) {
    return (item, value) ->
        List.of(pointers).stream().anyMatch(pointer -> item.at(pointer).asText("").equals(value));
  }

  /** Returns a filter that requires all ids of tags, which commas separate. */
  static BiPredicate<JsonNode, String> tags() {
    return (item, ids) ->
        item.at("/attributes/tags").findValuesAsText("id").containsAll(List.of(ids.split(",")));
  }

  SandboxResponse respond(SandboxRequest request, Collection<? extends JsonNode> items) {
    Optional<String> unknown =
        request.url().queryParameterNames().stream()
            .filter(name -> name.startsWith("filter[") && !filters.containsKey(filter(name)))
            .findFirst();
    if (unknown.isPresent()) {
      return request.refused("The sandbox does not know the filter " + unknown.get());
    }
    long size = Math.min(MAX_SIZE, number(request, "page[size]", DEFAULT_SIZE));
    ObjectNode response = request.exampleBody();
    ArrayNode data = response.putArray("data");
    items.stream()
        .filter(item -> matches(request, item))
        .skip((number(request, "page[number]", 1) - 1) * size)
        .limit(size)
        .forEach(data::add);
    return request.response(response);
  }

  private boolean matches(SandboxRequest request, JsonNode item) {
    return request.url().queryParameterNames().stream()
        .filter(name -> name.startsWith("filter["))
        .allMatch(name -> filters.get(filter(name)).test(item, request.url().queryParameter(name)));
  }

  private static String filter(String parameter) {
    return parameter.substring("filter[".length(), parameter.length() - 1);
  }

  private static long number(SandboxRequest request, String parameter, long otherwise) {
    String given = request.url().queryParameter(parameter);
    return given == null ? otherwise : Long.parseLong(given);
  }
}
