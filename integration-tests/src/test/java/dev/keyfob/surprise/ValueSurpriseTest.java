package dev.keyfob.surprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyfob.sandbox.Answer;
import dev.keyfob.sandbox.Surprise;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.Json;
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
 * Strange values, for every operation that gives a credential and for every place in its answer.
 */
final class ValueSurpriseTest {

  /** What may stand anywhere: never what the document says, except by accident. */
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
          .map(Json::read)
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
          .map(Json::read)
          .toList();

  private static Ground ground;

  @BeforeAll
  static void start() {
    ground = new Ground();
  }

  @AfterAll
  static void stop() throws Exception {
    ground.close();
  }

  @TestFactory
  Stream<DynamicContainer> anUndeclaredFieldAnywhereIsKept() {
    return ground.issuing(
        operation ->
            ground.places(operation).entrySet().stream()
                .filter(place -> place.getValue().isObject())
                .map(place -> place.getKey() + "/x_undeclared")
                .map(place -> Surprise.value(place, "{\"secret\":\"something\",\"n\":1.50}"))
                .map(surprise -> ground.delivered(operation, surprise, true)));
  }

  @TestFactory
  Stream<DynamicContainer> aStrangeValueBesideTheSecretDoesNotCostIt() {
    return ground.issuing(
        operation ->
            ground.places(operation).keySet().stream()
                .filter(place -> !leadsToSecret(operation, place))
                .flatMap(
                    place ->
                        STRANGERS.stream()
                            .filter(stranger -> !contradictsTheSecret(place, stranger))
                            .map(stranger -> Surprise.value(place, stranger.toString())))
                .map(surprise -> ground.delivered(operation, surprise, true)));
  }

  @TestFactory
  Stream<DynamicContainer> aLastSliceOfAnotherTokenIsAnErrorThatHasTheToken() {
    return ground.issuing(
        operation ->
            ground.places(operation).keySet().stream()
                .flatMap(
                    place ->
                        STRANGERS.stream()
                            .filter(stranger -> contradictsTheSecret(place, stranger))
                            .map(stranger -> Surprise.value(place, stranger.toString())))
                .map(surprise -> inTheException(operation, surprise)));
  }

  private static DynamicTest inTheException(FacadeOperation operation, Surprise surprise) {
    return dynamicTest(
        surprise.name(),
        () -> {
          Exchange exchange = ground.exchange(operation);
          Ground.assertThrowsWithBody(exchange, surprise);
          assertTrue(exchange.body().contains(exchange.minted()), "the token is lost");
        });
  }

  @TestFactory
  Stream<DynamicContainer> anOddDateDoesNotCostTheSecret() {
    return ground.issuing(
        operation ->
            ground.places(operation).entrySet().stream()
                .filter(place -> isTime(place.getValue()))
                .flatMap(
                    place ->
                        ODD_DATES.stream()
                            .map(date -> Surprise.value(place.getKey(), date.toString())))
                .map(surprise -> ground.delivered(operation, surprise, false)));
  }

  @TestFactory
  Stream<DynamicContainer> aNumberForTheSecretIsTheSecret() {
    return ground.issuing(
        operation ->
            Stream.of(
                dynamicTest(
                    "number",
                    () -> {
                      Surprise number =
                          Surprise.value(Ground.secretPlace(operation), "9007199254740993");
                      Surprise surprise =
                          Surprise.body("number", body -> withoutLastSlice(number, body));
                      Object result = ground.exchange(operation).answeredWith(surprise);
                      assertEquals("9007199254740993", operation.credential(result).asText());
                    })));
  }

  @TestFactory
  Stream<DynamicContainer> whatStandsInPlaceOfTheSecretIsInTheException() {
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
                                        || !place.equals(Ground.secretPlace(operation)))
                            .map(stranger -> replacedSecret(operation, place, stranger))));
  }

  private static DynamicTest replacedSecret(
      FacadeOperation operation, String place, JsonNode stranger) {
    return dynamicTest(
        stranger + " at " + place,
        () -> {
          Exchange exchange = ground.exchange(operation);
          Surprise surprise = Surprise.value(place, stranger.toString());
          if (findsNothing(operation, place, stranger)) {
            assertNull(exchange.answeredWith(surprise));
          } else if (hasItTwice(operation, place)) {
            Object result = exchange.answeredWith(surprise);
            String other = FacadeOperation.shown(result, "configuration").toString();
            assertTrue(other.contains(exchange.minted()), "the credential is lost");
            exchange.assertNothingLost(result);
          } else if (mayBeWithout(operation, place, stranger)) {
            Object result = exchange.answeredWith(surprise);
            assertEquals("", operation.credential(result).asText());
            exchange.assertNothingLost(result);
          } else {
            Ground.assertThrowsWithBody(exchange, surprise);
          }
        });
  }

  /** A session can be connected to with its link, and with its configuration. */
  private static boolean hasItTwice(FacadeOperation operation, String place) {
    return operation.accessors().containsKey("configuration")
        && place.equals(Ground.secretPlace(operation));
  }

  /**
   * How a server may say that there is nothing, to whoever has asked for it and not for a new one.
   */
  private static boolean findsNothing(FacadeOperation operation, String place, JsonNode stranger) {
    return operation.method().method().getReturnType() == Optional.class
        && place.equals(operation.answerAt())
        && stranger.isNull();
  }

  /**
   * Where the facade says that there need be no credential, and nothing unreadable stands in its
   * place.
   */
  private static boolean mayBeWithout(FacadeOperation operation, String place, JsonNode stranger)
      throws ReflectiveOperationException {
    if (operation.resultType().getMethod(operation.secret()).getReturnType() != Optional.class) {
      return false;
    }
    boolean itself = place.equals(Ground.secretPlace(operation));
    boolean above = place.length() > operation.answerAt().length();
    if (itself) {
      return stranger.isNull() || stranger.isTextual();
    }
    return above && (stranger.isObject() || (stranger.isNull() && place.endsWith("/credentials")));
  }

  /** Which else would be that of another token. */
  private static String withoutLastSlice(Surprise surprise, String body) {
    String slice = "/data/attributes/token_last_slice";
    String changed = surprise.change().apply(new Answer(200, "", body, Map.of())).body();
    return Json.read(changed).at(slice).isMissingNode()
        ? changed
        : Surprise.nullAt(slice).change().apply(new Answer(200, "", changed, Map.of())).body();
  }

  private static boolean contradictsTheSecret(String place, JsonNode stranger) {
    return place.endsWith("/token_last_slice") && isText(stranger);
  }

  private static boolean leadsToSecret(FacadeOperation operation, String place) {
    return (Ground.secretPlace(operation) + "/").startsWith(place + "/");
  }

  /** Numbers stand for text. */
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
