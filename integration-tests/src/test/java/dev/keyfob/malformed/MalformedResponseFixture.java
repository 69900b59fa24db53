package dev.keyfob.malformed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyfob.error.DecodingException;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import dev.keyfob.testing.JsonBodies;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** A sandbox with a client for each provider, and the assertions about malformed responses. */
final class MalformedResponseFixture {

  private final Sandbox sandbox = Sandbox.start();
  private final Map<String, AutoCloseable> clients = new HashMap<>();

  /** Creates tests for each operation that issues a credential. */
  Stream<DynamicContainer> issuing(Function<FacadeOperation, Stream<DynamicTest>> tests) {
    return FacadeOperations.issuing().stream()
        .map(operation -> dynamicContainer(operation.toString(), tests.apply(operation)));
  }

  MalformedExchange exchange(FacadeOperation operation) {
    return new MalformedExchange(
        sandbox, operation, clients.computeIfAbsent(operation.provider(), this::client));
  }

  private AutoCloseable client(String provider) {
    return FacadeUnderTest.of(provider).client(sandbox, builder -> builder);
  }

  /** Returns each place of the sandbox's response with its regular value. */
  Map<String, JsonNode> places(FacadeOperation operation) {
    try {
      MalformedExchange exchange = exchange(operation);
      exchange.respondedWith(MalformedResponse.body("as it is", body -> body));
      return JsonBodies.places(JsonBodies.read(exchange.body()));
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * Creates a test that the caller gets the issued credential and, on request, everything else that
   * was sent.
   */
  DynamicTest delivered(FacadeOperation operation, MalformedResponse malformed, boolean allOfIt) {
    return dynamicTest(
        malformed.name(),
        () -> {
          MalformedExchange exchange = exchange(operation);
          Object result = exchange.respondedWith(malformed);
          String credential = operation.credential(result).asText();
          assertTrue(
              credential.contains(exchange.issued()),
              "the caller has another credential than was made");
          String sent = JsonBodies.read(exchange.body()).at(secretPlace(operation)).asText();
          assertTrue(credential.equals(sent), "the credential is not as it was sent");
          if (allOfIt) {
            exchange.assertNothingLost(result);
          }
        });
  }

  /** Asserts that the exception holds the body that was sent. */
  static void assertThrowsWithBody(MalformedExchange exchange, MalformedResponse malformed) {
    DecodingException thrown =
        assertThrows(DecodingException.class, () -> exchange.respondedWith(malformed));
    assertTrue(
        thrown.body().reveal().equals(exchange.body()),
        "the exception has another body than was sent");
  }

  static String secretPlace(FacadeOperation operation) {
    return operation.resultPointer() + operation.accessors().get(operation.secret());
  }

  /** Closes clients and sandbox, and fails if a request violated its document. */
  void close() throws Exception {
    for (AutoCloseable client : clients.values()) {
      client.close();
    }
    sandbox.close();
    assertEquals(List.of(), sandbox.violations());
  }
}
