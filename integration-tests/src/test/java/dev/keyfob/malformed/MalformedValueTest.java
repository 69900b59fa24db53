package dev.keyfob.malformed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.SandboxResponse;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.JsonBodies;
import jakarta.annotation.Nullable;
import java.lang.reflect.Method;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks unexpected values at each place of the response of each operation that issues a
 * credential.
 */
final class MalformedValueTest {

  /**
   * Values that replace the regular one at each place of the response. Few of them are valid there.
   */
  private static final List<JsonNode> STRANGERS =
      Stream.of(
              "null",
              "17",
              "1e400",
              "true",
              "\"UNHEARD_OF\"",
              "\"\"",
              "{\"undeclared\":{\"deep\":[1,null]}}",
              "[\"x\"]")
          .map(JsonBodies::read)
          .toList();

  private static final List<JsonNode> ODD_DATES =
      Stream.of(
              "\"2026-01-14\"",
              "\"2026-01-14T15:57:20\"",
              "\"Wed, 14 Jan 2026 15:57:20 GMT\"",
              "1768406240",
              "\"1768406240\"",
              "\"\"",
              "\"2026-01-14 15:57:20 UTC\"",
              "\"2026-01-14T15:57:20.123456789+02:00\"",
              "\"0000-00-00T00:00:00Z\"",
              "\"in a minute\"")
          .map(JsonBodies::read)
          .toList();

  private static MalformedResponseFixture ground;

  @BeforeAll
  static void start() {
    ground = new MalformedResponseFixture();
  }

  @AfterAll
  static void stop() throws Exception {
    ground.close();
  }

  @TestFactory
  Stream<DynamicContainer> keepsUndeclaredFieldAtAnyPlace() {
    return ground.issuing(
        operation ->
            ground.places(operation).entrySet().stream()
                .filter(place -> place.getValue().isObject())
                .map(place -> place.getKey() + "/x_undeclared")
                .map(
                    place ->
                        MalformedResponse.value(place, "{\"secret\":\"something\",\"n\":1.50}"))
                .map(malformed -> ground.delivered(operation, malformed, true)));
  }

  @TestFactory
  Stream<DynamicContainer> unexpectedValueDoesNotLoseTheSecret() {
    return ground.issuing(
        operation ->
            ground.places(operation).keySet().stream()
                .filter(place -> !leadsToSecret(operation, place))
                .flatMap(
                    place ->
                        STRANGERS.stream()
                            .filter(stranger -> !contradictsTheRequest(operation, place, stranger))
                            .map(stranger -> MalformedResponse.value(place, stranger.toString())))
                .map(malformed -> ground.delivered(operation, malformed, true)));
  }

  @TestFactory
  Stream<DynamicContainer> exceptionHoldsTheSecretIfLastSliceOrIdDiffers() {
    return ground.issuing(
        operation ->
            ground.places(operation).keySet().stream()
                .flatMap(
                    place ->
                        STRANGERS.stream()
                            .filter(stranger -> contradictsTheRequest(operation, place, stranger))
                            .map(stranger -> MalformedResponse.value(place, stranger.toString())))
                .map(malformed -> inTheException(operation, malformed)));
  }

  private static DynamicTest inTheException(
      FacadeOperation operation, MalformedResponse malformed) {
    return dynamicTest(
        malformed.name(),
        () -> {
          MalformedExchange exchange = ground.exchange(operation);
          MalformedResponseFixture.assertThrowsWithBody(exchange, malformed);
          assertTrue(exchange.body().contains(exchange.issued()), "the token is lost");
        });
  }

  @TestFactory
  Stream<DynamicContainer> invalidDateDoesNotLoseTheSecret() {
    return ground.issuing(
        operation ->
            ground.places(operation).entrySet().stream()
                .filter(place -> isTime(place.getValue()))
                .flatMap(
                    place ->
                        ODD_DATES.stream()
                            .map(date -> MalformedResponse.value(place.getKey(), date.toString())))
                .map(malformed -> ground.delivered(operation, malformed, false)));
  }

  @TestFactory
  Stream<DynamicContainer> readsNumberAsSecret() {
    return ground.issuing(
        operation ->
            Stream.of(
                dynamicTest(
                    "number",
                    () -> {
                      MalformedResponse number =
                          MalformedResponse.value(
                              MalformedResponseFixture.secretPlace(operation), "9007199254740993");
                      MalformedResponse malformed =
                          MalformedResponse.body("number", body -> withoutLastSlice(number, body));
                      Object result = ground.exchange(operation).respondedWith(malformed);
                      assertEquals("9007199254740993", operation.credential(result).asText());
                    })));
  }

  @TestFactory
  Stream<DynamicContainer> exceptionHoldsTheValueInPlaceOfTheSecret() {
    return ground.issuing(
        operation ->
            ground.places(operation).keySet().stream()
                .filter(place -> leadsToSecret(operation, place))
                .flatMap(
                    place ->
                        STRANGERS.stream()
                            .filter(
                                stranger ->
                                    !isText(stranger)
                                        || !place.equals(
                                            MalformedResponseFixture.secretPlace(operation)))
                            .map(stranger -> replacedSecret(operation, place, stranger))));
  }

  private static DynamicTest replacedSecret(
      FacadeOperation operation, String place, JsonNode stranger) {
    return dynamicTest(
        stranger + " at " + place,
        () -> {
          MalformedExchange exchange = ground.exchange(operation);
          MalformedResponse malformed = MalformedResponse.value(place, stranger.toString());
          if (findsNothing(operation, place, stranger)) {
            assertNull(exchange.respondedWith(malformed));
          } else if (hasItTwice(operation, place)) {
            Object result = exchange.respondedWith(malformed);
            String other = FacadeOperation.shown(result, "configuration").toString();
            assertTrue(other.contains(exchange.issued()), "the credential is lost");
            exchange.assertNothingLost(result);
          } else if (mayBeWithout(operation, place, stranger)) {
            Object result = exchange.respondedWith(malformed);
            assertEquals("", operation.credential(result).asText());
            exchange.assertNothingLost(result);
          } else {
            MalformedResponseFixture.assertThrowsWithBody(exchange, malformed);
          }
        });
  }

  /** Returns the places of a credential: a Ping session has two, its link and its configuration. */
  private static boolean hasItTwice(FacadeOperation operation, String place) {
    return operation.accessors().containsKey("configuration")
        && place.equals(MalformedResponseFixture.secretPlace(operation));
  }

  /** Returns whether the value may mean "none" in the response to a search. */
  private static boolean findsNothing(FacadeOperation operation, String place, JsonNode stranger) {
    return operation.method().method().getReturnType() == Optional.class
        && place.equals(operation.resultPointer())
        && stranger.isNull();
  }

  /**
   * Returns whether the facade allows that there is no credential, and the value is not unreadable.
   */
  private static boolean mayBeWithout(FacadeOperation operation, String place, JsonNode stranger)
      throws ReflectiveOperationException {
    Method secret = operation.resultType().getMethod(operation.secret());
    if (!secret.isAnnotationPresent(Nullable.class)) {
      return false;
    }
    boolean itself = place.equals(MalformedResponseFixture.secretPlace(operation));
    boolean above = place.length() > operation.resultPointer().length();
    if (itself) {
      return stranger.isNull() || stranger.isTextual();
    }
    return above && (stranger.isObject() || (stranger.isNull() && place.endsWith("/credentials")));
  }

  /**
   * Returns the body without the token's last characters, which would not fit the changed token.
   */
  private static String withoutLastSlice(MalformedResponse malformed, String body) {
    String slice = "/data/attributes/token_last_slice";
    String changed = malformed.change().apply(new SandboxResponse(200, "", body, Map.of())).body();
    return JsonBodies.read(changed).at(slice).isMissingNode()
        ? changed
        : MalformedResponse.nullAt(slice)
            .change()
            .apply(new SandboxResponse(200, "", changed, Map.of()))
            .body();
  }

  /** Returns whether the response is about another token, or another id than the request. */
  private static boolean contradictsTheRequest(
      FacadeOperation operation, String place, JsonNode stranger) {
    boolean namesId =
        operation.name().startsWith("refresh") || operation.name().startsWith("rotate");
    return (isText(stranger) && place.endsWith("/token_last_slice"))
        || ((stranger.isNumber() || stranger.isTextual()) && namesId && place.equals("/data/id"));
  }

  private static boolean leadsToSecret(FacadeOperation operation, String place) {
    return (MalformedResponseFixture.secretPlace(operation) + "/").startsWith(place + "/");
  }

  /** A number is read as text. */
  private static boolean isText(JsonNode stranger) {
    return stranger.isNumber() || (stranger.isTextual() && !stranger.asText().isEmpty());
  }

  private static boolean isTime(JsonNode node) {
    try {
      return node.isTextual() && OffsetDateTime.parse(node.asText()) != null;
    } catch (DateTimeException notATime) {
      return false;
    }
  }
}
