package dev.keyfob.servercheck;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.sandbox.document.ApiOperation;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Calls the operations of a document that change nothing, and counts what the server does otherwise
 * than the document says. Path parameters get ids from lists. Operations that reveal a secret are
 * left out unless they are named.
 */
final class ServerCheck {

  /** Twenty requests a minute. */
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private static final int UNAUTHORIZED = 401;
  private static final int OK = 200;

  private final ApiDocument document;
  private final ServerConnection server;
  private final Set<String> revealing;
  private final Consumer<Duration> pause;
  private final FoundIds ids = new FoundIds();
  private final SortedMap<Difference, Integer> differences = new TreeMap<>();
  private final Map<String, String> skipped = new LinkedHashMap<>();
  private int requests;

  /**
   * @param revealing the operations that may be called although they reveal a secret
   * @param pause waits between requests
   */
  ServerCheck(
      ApiDocument document,
      ServerConnection server,
      Set<String> revealing,
      Consumer<Duration> pause) {
    this.document = document;
    this.server = server;
    this.revealing = revealing;
    this.pause = pause;
  }

  /**
   * Calls each operation once.
   *
   * @throws IllegalStateException if the server refuses the key
   */
  void run() {
    List<ApiOperation> left = new ArrayList<>();
    for (ApiOperation operation : document.operations()) {
      Optional<String> reason = reasonToSkip(operation);
      reason.ifPresent(text -> skipped.put(operation.id(), text));
      if (reason.isEmpty()) {
        left.add(operation);
      }
    }
    // Lists come first, since the others take ids from them.
    left.sort(Comparator.comparingLong(ServerCheck::pathParameters));
    for (ApiOperation operation : left) {
      Optional<String> path = ids.fill(operation.path());
      if (path.isPresent()) {
        call(operation, path.get());
      } else {
        skipped.put(operation.id(), "no list has shown an id");
      }
    }
  }

  private Optional<String> reasonToSkip(ApiOperation operation) {
    if (!operation.effect().equals("safe") || !operation.method().equals("GET")) {
      return Optional.of("it may change something");
    }
    if (operation.node().path("x-credential").asText().equals("reveals")
        && !revealing.contains(operation.id())) {
      return Optional.of("it reveals a secret; -Dkeyfob.reveal=" + operation.id() + " calls it");
    }
    if (operation.node().path("responses").toString().contains("\"text/event-stream\"")) {
      return Optional.of("it is a stream");
    }
    boolean header =
        operation.parameters().entrySet().stream()
            .anyMatch(each -> each.getKey().startsWith("header ") && isRequired(each.getValue()));
    return header ? Optional.of("it requires a header") : Optional.empty();
  }

  private static long pathParameters(ApiOperation operation) {
    return operation.path().chars().filter(character -> character == '{').count();
  }

  private static boolean isRequired(JsonNode parameter) {
    return parameter.path("required").asBoolean();
  }

  private void call(ApiOperation operation, String path) {
    if (requests++ > 0) {
      pause.accept(PAUSE);
    }
    Map<String, String> query = new LinkedHashMap<>();
    operation
        .parameters()
        .forEach(
            (place, parameter) -> {
              if (place.startsWith("query ") && isRequired(parameter)) {
                query.put(
                    place.substring("query ".length()), operation.example(parameter).asText());
              }
            });
    ServerResponse response;
    try {
      response = server.get(path, query);
    } catch (IOException failure) { // its message can quote the server
      skipped.put(operation.id(), "the request failed: " + failure.getClass().getSimpleName());
      return;
    }
    if (response.status() == UNAUTHORIZED) {
      throw new IllegalStateException("the server refuses the key (401) for " + operation.id());
    }
    response.differences(operation).forEach(found -> differences.merge(found, 1, Integer::sum));
    if (response.status() == OK) {
      response.json().ifPresent(json -> ids.add(path, json));
    }
  }

  SortedMap<Difference, Integer> differences() {
    return differences;
  }

  /** Prints the differences, and which operations were not called. */
  void print(PrintStream out) {
    out.println(document.provider() + ": " + requests + " operations called");
    differences.forEach(
        (difference, count) ->
            out.printf(
                "  %s %s: %s, %d times%n",
                difference.operation(), difference.place(), difference.kind(), count));
    if (differences.isEmpty()) {
      out.println("  no difference");
    }
    skipped.forEach(
        (operation, reason) -> out.println("  not called: " + operation + ", " + reason));
  }
}
