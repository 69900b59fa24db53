package dev.keyfob.generation;

import static dev.keyfob.generation.GeneratedFrom.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Call;
import retrofit2.Retrofit;

/** Operations with many optional parameters take them in one object. */
class ParameterObjectTest {

  @StartStop private final MockWebServer server = new MockWebServer();

  /** All operations in one document, since generating and compiling one takes seconds. */
  private static final String DOCUMENT =
      """
      paths:
        /things/{id}:
          parameters:
            - {name: id, in: path, required: true, schema: {type: string}}
          get:
            operationId: list-things
            tags: [Things]
            parameters:
              - {name: 'page[size]', in: query, schema: {type: integer}}
              - {name: tags, in: query, schema: {type: array, items: {type: string}}}
              - {name: X-Trace, in: header, schema: {type: string}}
              - {name: access_token, in: query, schema: {type: string}}
              - {name: kind, in: query, required: true, schema: {type: string, enum: [a, b]}}
            responses: {'204': {description: none}}
          put:
            operationId: move-things
            tags: [Moved]
            parameters:
              - {name: X-Trace, in: header, schema: {type: string}}
              - {name: kind, in: query, required: true, schema: {type: string, enum: [a, b]}}
              - {name: access_token, in: query, schema: {type: string}}
              - {name: tags, in: query, schema: {type: array, items: {type: string}}}
              - {name: 'page[size]', in: query, schema: {type: integer}}
            responses: {'204': {description: none}}
          post:
            operationId: few
            tags: [Few]
            parameters:
              - {name: a, in: query, schema: {type: string}}
              - {name: b, in: query, schema: {type: string}}
              - {name: c, in: query, schema: {type: string}}
              - {name: d, in: query, required: true, schema: {type: string}}
            responses: {'204': {description: none}}
          patch:
            operationId: collide
            tags: [Collide]
            parameters:
              - {name: user_id, in: query, schema: {type: integer}}
              - {name: userId, in: query, schema: {type: string}}
              - {name: id, in: query, schema: {type: boolean}}
              - {name: userId, in: header, schema: {type: boolean}}
            responses: {'204': {description: none}}
          delete:
            operationId: hide
            tags: [Hide]
            parameters:
              - {name: a, in: query, schema: {type: string}}
              - {name: b, in: query, schema: {type: string}}
              - {name: c, in: query, schema: {type: string}}
              - {name: d, in: query, schema: {type: object, additionalProperties: {type: string}}}
            responses:
              '200':
                description: ok
                content:
                  application/json: {schema: {$ref: '#/components/schemas/HideParameters'}}
      components:
        schemas:
          HideParameters: {type: object, properties: {a: {type: string}}}
      """;

  private static GeneratedFrom generated;

  @BeforeAll
  static void generate(@TempDir Path folder) {
    generated = GeneratedFrom.document(folder, DOCUMENT);
  }

  private static Class<?> object() {
    return generated.api("ThingsApi$ListThingsParameters");
  }

  private static List<String> components(Class<?> object) {
    return Arrays.stream(object.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  @Test
  void operationWithThreeOptionalParametersHasNoParameterObject() {
    assertEquals(1, generated.api("FewApi").getMethods().length);
    assertEquals(0, generated.api("FewApi").getDeclaredClasses().length);
  }

  @Test
  void parameterObjectHoldsOptionalParametersSortedByName() {
    assertEquals(List.of("xTrace", "accessToken", "pageSize", "tags"), components(object()));
    assertEquals("Long", type(object(), "pageSize"));
    assertEquals("List<String>", type(object(), "tags"));
  }

  @Test
  void orderOfComponentsDoesNotFollowTheDocument() {
    assertEquals(components(object()), components(generated.api("MovedApi$MoveThingsParameters")));
  }

  @Test
  void namesOfComponentsDoNotFollowTheOrderOfTheDocument() {
    Class<?> object = generated.api("CollideApi$CollideParameters");
    assertEquals(
        List.of("idQuery", "userId", "userIdHeader", "userId_2"),
        components(object).stream().sorted().toList());
    assertEquals("String", type(object, "userId"));
    assertEquals("Long", type(object, "userId_2"));
  }

  @Test
  void onlyTheMethodOfTheOperationIsAnnotated() {
    Method[] methods = generated.api("ThingsApi").getMethods();
    assertEquals(2, methods.length);
    assertEquals(
        1,
        Arrays.stream(methods)
            .filter(method -> method.isAnnotationPresent(Operation.class))
            .filter(method -> !method.isDefault())
            .count());
  }

  @Test
  void overloadSendsWhatTheObjectHolds() throws Exception {
    Class<?> api = generated.api("ThingsApi");
    Object parameters =
        built(
            Map.of(
                "pageSize",
                7L,
                "tags",
                List.of("x", "y"),
                "xTrace",
                "t",
                "accessToken",
                Secret.of("CANARY-token")));
    Class<?> kind = generated.model("ListThingsKind");
    Object a = kind.getField("A").get(null);
    Method overload = api.getMethod("listThings", String.class, kind, object());
    server.enqueue(new MockResponse.Builder().code(204).build());
    Object service = new Retrofit.Builder().baseUrl(server.url("/v1/")).build().create(api);
    ((Call<?>) overload.invoke(service, "1", a, parameters)).execute();
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    assertEquals(
        "/v1/things/1?page[size]=7&tags=x&tags=y&access_token=CANARY-token&kind=a",
        request.getUrl().encodedPath() + "?" + request.getUrl().query());
    assertEquals("t", request.getHeaders().get("X-Trace"));
  }

  @Test
  void textOfTheObjectMasksSecrets() throws Exception {
    Object parameters = built(Map.of("accessToken", Secret.of("CANARY-token"), "xTrace", "t"));
    assertFalse(parameters.toString().contains("CANARY"));
    assertTrue(parameters.toString().contains("xTrace=t"));
  }

  @Test
  void objectDoesNotHideAModelOfTheSameName() {
    assertEquals(List.of("a", "b", "c", "d"), components(generated.api("HideApi$HideParameters2")));
  }

  private static Object built(Map<String, Object> values) throws Exception {
    Object builder = object().getMethod("builder").invoke(null);
    for (Map.Entry<String, Object> value : values.entrySet()) {
      Method setter =
          Arrays.stream(builder.getClass().getMethods())
              .filter(method -> method.getName().equals(value.getKey()))
              .findFirst()
              .orElseThrow();
      setter.invoke(builder, value.getValue());
    }
    return builder.getClass().getMethod("build").invoke(builder);
  }
}
