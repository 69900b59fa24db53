package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.Gson;
import dev.keyfob.sandbox.document.ExampleBody;
import dev.keyfob.sandbox.document.RequestValidator;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import dev.keyfob.testing.JsonBodies;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks each operation of the facade with each response example of its document. */
final class FacadeContractTest {

  @StartStop private static final MockWebServer SERVER = new MockWebServer();

  @TestFactory
  Stream<DynamicContainer> resultGivesAccessToEachValueOfTheExample() {
    return FacadeOperations.all().stream()
        .map(
            operation ->
                dynamicContainer(
                    operation.toString(),
                    operation.documented().successes().stream()
                        .flatMap(example -> tests(operation, example))));
  }

  private interface Caller {
    Object call(FacadeOperation operation, AutoCloseable client, List<Object> arguments)
        throws Exception;
  }

  private static Stream<DynamicTest> tests(FacadeOperation operation, ExampleBody example) {
    String name = example.status() + " " + example.name();
    return Stream.of(
        dynamicTest(name, () -> exchange(operation, example, FacadeOperation::call)),
        dynamicTest(
            name + ", without waiting",
            () -> exchange(operation, example, FacadeOperation::callAsync)));
  }

  private static void exchange(FacadeOperation operation, ExampleBody example, Caller caller)
      throws Exception {
    FacadeUnderTest facade = FacadeUnderTest.of(operation.provider());
    SERVER.enqueue(Wire.response(example));
    String baseUrl = SERVER.url(facade.generated().document().basePath()).toString();
    Object result;
    try (AutoCloseable client =
        facade.build(facade.builder().baseUrl(baseUrl).apiKey("CANARY-key"))) {
      result = caller.call(operation, client, operation.exampleArguments());
    }
    sentAsDocumented(operation, SERVER.takeRequest());
    if (result instanceof List<?> list) {
      JsonNode expected = example.value().at(operation.resultPointer());
      assertEquals(expected.size(), list.size());
      for (int i = 0; i < list.size(); i++) {
        holds(operation, expected.get(i), list.get(i));
      }
    } else if (operation.resultType() != Void.class) {
      holds(operation, example.value().at(operation.resultPointer()), result);
    }
    nothingBesidesIsLost(operation, example, result);
  }

  private static void sentAsDocumented(FacadeOperation operation, RecordedRequest request) {
    RequestValidator check = RequestValidator.of(operation.documented().document());
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    assertEquals(
        List.of(),
        check.violations(request.getMethod(), request.getUrl(), request.getHeaders(), body));
    String sent = operation.provider().equals("ping-network") ? "Bearer CANARY-key" : "CANARY-key";
    assertTrue(
        sent.equals(request.getHeaders().get("Authorization")),
        "the key is not sent as the provider expects it");
  }

  private static void holds(FacadeOperation operation, JsonNode expected, Object result)
      throws Exception {
    Gson gson = FacadeUnderTest.of(operation.provider()).generated().gson();
    Object generated = result.getClass().getMethod("generated").invoke(result);
    assertEquals(
        List.of(),
        JsonBodies.differences(expected, JsonBodies.read(gson.toJson(generated))),
        "in generated()");
    operation
        .accessors()
        .forEach(
            (accessor, place) -> {
              JsonNode documented = expected.at(place);
              JsonNode shown = FacadeOperation.shown(result, accessor);
              if (!nothing(documented) || !nothing(shown)) {
                assertEquals(List.of(), JsonBodies.differences(documented, shown), accessor + "()");
              }
            });
  }

  private static boolean nothing(JsonNode node) {
    return node.isMissingNode() || node.isNull() || (node.isArray() && node.isEmpty());
  }

  /**
   * Asserts that the result keeps the other fields of the envelope, unless they are empty, such as
   * an empty {@code meta}.
   */
  private static void nothingBesidesIsLost(
      FacadeOperation operation, ExampleBody example, Object result) {
    if (operation.resultPointer().isEmpty()) {
      return;
    }
    ObjectNode beside = example.value().deepCopy();
    beside.remove(operation.resultPointer().substring(1));
    Optional<JsonNode> kept = FacadeOperation.envelope(result);
    if (kept.isPresent()) {
      assertEquals(List.of(), JsonBodies.differences(beside, kept.get()), "in envelope()");
    } else {
      beside
          .properties()
          .forEach(field -> assertEquals(0, field.getValue().size(), field.getKey()));
    }
  }
}
