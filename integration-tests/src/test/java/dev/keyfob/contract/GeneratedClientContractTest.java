package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.reflect.TypeToken;
import dev.keyfob.sandbox.document.ApiOperation;
import dev.keyfob.sandbox.document.ExampleBody;
import dev.keyfob.sandbox.document.RequestValidator;
import dev.keyfob.testing.ExampleArguments;
import dev.keyfob.testing.GeneratedClient;
import dev.keyfob.testing.JsonBodies;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import retrofit2.Response;

/** Checks each operation of each document through the generated client. */
final class GeneratedClientContractTest {

  @StartStop private static final MockWebServer SERVER = new MockWebServer();

  private final Wire wire = new Wire(SERVER);

  @TestFactory
  Stream<DynamicTest> eachOperationHasAMethod() {
    return GeneratedClient.all().stream()
        .map(
            client ->
                dynamicTest(
                    client.document().provider(),
                    () -> {
                      Set<String> documented =
                          client.document().operations().stream()
                              .map(ApiOperation::id)
                              .collect(Collectors.toCollection(TreeSet::new));
                      assertTrue(documented.size() > 0);
                      assertEquals(documented, client.methods().keySet());
                    }));
  }

  @TestFactory
  Stream<DynamicNode> readsEachDocumentedResponseWithoutLoss() {
    return operations((client, operation) -> successes(client, operation));
  }

  @TestFactory
  Stream<DynamicNode> sendsEachDocumentedRequestAsDocumented() {
    return operations((client, operation) -> requests(client, operation));
  }

  private interface Tests {
    List<DynamicTest> of(GeneratedClient client, ApiOperation operation);
  }

  private static Stream<DynamicNode> operations(Tests tests) {
    return GeneratedClient.all().stream()
        .flatMap(
            client ->
                client.document().operations().stream()
                    .map(operation -> container(client, operation, tests)));
  }

  private static DynamicContainer container(
      GeneratedClient client, ApiOperation operation, Tests tests) {
    String name = client.document() + " " + operation.id();
    List<DynamicTest> all = tests.of(client, operation);
    return dynamicContainer(
        name,
        all.isEmpty()
            ? List.of(
                dynamicTest(
                    "has a contract",
                    () -> fail("no success is documented: add one in overlay.yaml")))
            : all);
  }

  private List<DynamicTest> successes(GeneratedClient client, ApiOperation operation) {
    List<DynamicTest> tests = new ArrayList<>();
    for (ExampleBody example : operation.successes()) {
      String name = example.status() + " " + example.mediaType() + " " + example.name();
      tests.add(dynamicTest(name, () -> readsWithoutLoss(client, operation, example)));
    }
    return tests;
  }

  private void readsWithoutLoss(GeneratedClient client, ApiOperation operation, ExampleBody example)
      throws Exception {
    Method method = client.method(operation.id()).orElseThrow();
    Object[] arguments =
        new ExampleArguments(operation, client.gson())
            .of(method, operation.requests().stream().findFirst());
    Response<?> response = wire.exchange(client, method, arguments, example);
    wire.request();
    assertTrue(response.isSuccessful());
    if (!example.hasBody()) {
      return;
    }
    if (response.body() instanceof ResponseBody verbatim) {
      assertEquals(
          example.isJson() ? example.value().toString() : example.value().asText(),
          verbatim.string());
      return;
    }
    Type type = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    assertTrue(type != Void.class, "the generated client discards this response");
    assertEquals(
        List.of(), JsonBodies.differences(example.value(), written(client, type, response.body())));
  }

  private List<DynamicTest> requests(GeneratedClient client, ApiOperation operation) {
    List<Optional<ExampleBody>> examples = new ArrayList<>();
    operation.requests().forEach(example -> examples.add(Optional.of(example)));
    if (examples.isEmpty()) {
      examples.add(Optional.empty());
    }
    return examples.stream()
        .map(
            example ->
                dynamicTest(
                    example.map(body -> body.mediaType() + " " + body.name()).orElse("no body"),
                    () -> sendsAsDocumented(client, operation, example)))
        .toList();
  }

  private void sendsAsDocumented(
      GeneratedClient client, ApiOperation operation, Optional<ExampleBody> example)
      throws Exception {
    Method method = client.method(operation.id()).orElseThrow();
    Object[] arguments = new ExampleArguments(operation, client.gson()).of(method, example);
    wire.exchange(client, method, arguments, operation.successes().get(0));
    RecordedRequest request = wire.request();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    if (example.isPresent() && example.get().hasBody()) {
      assertEquals(List.of(), JsonBodies.differences(example.get().value(), JsonBodies.read(body)));
    }
    assertEquals(operation.method(), request.getMethod());
    Headers withKey = request.getHeaders().newBuilder().set("Authorization", "CANARY-key").build();
    RequestValidator check = RequestValidator.of(client.document());
    List<String> violations =
        check.violations(request.getMethod(), request.getUrl(), withKey, body);
    if (!violations.isEmpty() && example.isPresent()) {
      ExampleBody body0 = example.get();
      Headers plain = withKey.newBuilder().set("Content-Type", body0.mediaType()).build();
      List<String> alsoOfTheExample =
          check.violations(request.getMethod(), request.getUrl(), plain, body0.value().toString());
      if (alsoOfTheExample.containsAll(violations)) {
        abort("the document's own example contradicts it: " + violations);
      }
    }
    assertEquals(List.of(), violations);
  }

  private static JsonNode written(GeneratedClient client, Type type, Object value) {
    @SuppressWarnings("unchecked")
    TypeToken<Object> token = (TypeToken<Object>) TypeToken.get(type);
    JsonElement tree = client.gson().getAdapter(token).toJsonTree(value);
    return JsonBodies.read(tree.toString());
  }
}
