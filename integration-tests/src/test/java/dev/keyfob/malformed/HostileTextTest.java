package dev.keyfob.malformed;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.testing.FacadeOperation;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks JSON that is difficult to read, around each credential. */
final class HostileTextTest {

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
  Stream<DynamicContainer> keepsReadableFieldsNextToTheSecret() {
    return ground.issuing(
        operation ->
            Map.of(
                    "arrays, 200 deep", "[".repeat(200) + "]".repeat(200),
                    "objects, 200 deep", "{\"a\":".repeat(200) + "0" + "}".repeat(200),
                    "a number that fills the memory", "1e999999999",
                    "a number that vanishes", "-1e-999999999",
                    "400 digits", "9".repeat(400),
                    "half a surrogate pair", "\"CANARY-\\ud800\"",
                    "NUL", "\"CANARY-\\u0000\"",
                    "a name that is none", "{\"\":{\"\\u0000\":{\"\\udc00\":1}}}",
                    "2,000 elements", "[" + "0,".repeat(1_999) + "0]")
                .entrySet()
                .stream()
                .map(hostile -> beside(hostile.getKey(), hostile.getValue()))
                .map(malformed -> ground.delivered(operation, malformed, true)));
  }

  @TestFactory
  Stream<DynamicContainer> exceptionHoldsAnUnreadableBody() {
    return ground.issuing(
        operation ->
            Map.of(
                    "arrays, 10,000 deep", "[".repeat(10_000) + "]".repeat(10_000),
                    "objects, 10,000 deep", "{\"a\":".repeat(10_000) + "0" + "}".repeat(10_000),
                    "arrays without an end", "[".repeat(1_000_000),
                    "not a number", "NaN",
                    "infinity", "-Infinity",
                    "2,000 digits", "9".repeat(2_000),
                    "hexadecimal", "0x1F",
                    "single quotes", "'CANARY'",
                    "a comment", "/* CANARY */ 0")
                .entrySet()
                .stream()
                .map(
                    hostile ->
                        inTheException(operation, beside(hostile.getKey(), hostile.getValue()))));
  }

  @TestFactory
  Stream<DynamicContainer> keepsSecretThatIsNotValidUnicode() {
    return ground.issuing(
        operation ->
            Stream.of(
                    MalformedResponse.body(
                        "half a surrogate pair", body -> body.replace("CANARY-", "\\ud800CANARY-")))
                .map(malformed -> ground.delivered(operation, malformed, true)));
  }

  @TestFactory
  Stream<DynamicContainer> keepsTheLastOfTwoSecrets() {
    return ground.issuing(
        operation ->
            Stream.of(
                    MalformedResponse.body("text before", body -> twice(body, "\"CANARY\"")),
                    MalformedResponse.body("null before", body -> twice(body, "null")),
                    MalformedResponse.body("an object before", body -> twice(body, "{\"a\":[]}")))
                .map(malformed -> ground.delivered(operation, malformed, false)));
  }

  /** Inserts a field at the start of the response. */
  private static MalformedResponse beside(String name, String json) {
    return MalformedResponse.body(
        name, body -> "{\"x_hostile\":" + json + "," + body.substring(body.indexOf('{') + 1));
  }

  /** Inserts a field with the same name before each field that holds a credential. */
  private static String twice(String body, String other) {
    return body.replaceAll("(\"\\w+\" ?: ?)(\"[^\"]*CANARY-[^\"]*\")", "$1" + other + ",$1$2");
  }

  private static DynamicTest inTheException(
      FacadeOperation operation, MalformedResponse malformed) {
    return dynamicTest(
        malformed.name(),
        () -> {
          MalformedExchange exchange = ground.exchange(operation);
          MalformedResponseFixture.assertThrowsWithBody(exchange, malformed);
          assertTrue(exchange.body().contains(exchange.issued()), "the credential is lost");
        });
  }
}
