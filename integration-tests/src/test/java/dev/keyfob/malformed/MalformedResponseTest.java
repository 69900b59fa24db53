package dev.keyfob.malformed;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.sandbox.MalformedResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks another status, another media type, and bodies that are not JSON, for each operation that
 * issues a credential.
 */
final class MalformedResponseTest {

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
  Stream<DynamicContainer> acceptsAnySuccessStatus() {
    return ground.issuing(
        operation ->
            Stream.of(200, 201, 202, 203, 206, 299)
                .map(
                    status -> ground.delivered(operation, MalformedResponse.status(status), true)));
  }

  @TestFactory
  Stream<DynamicContainer> readsJsonWithAnotherMediaType() {
    return ground.issuing(
        operation ->
            Stream.of(
                    "application/json",
                    "application/vnd.api+json",
                    "application/json; charset=utf-8",
                    "application/json;charset=UTF-8",
                    "application/vnd.api+json; charset=utf-8",
                    "application/vnd.api+json; ext=\"https://example.test/x\"",
                    "APPLICATION/JSON",
                    "application/hal+json",
                    "text/json",
                    "")
                .map(
                    mediaType ->
                        ground.delivered(operation, MalformedResponse.mediaType(mediaType), true)));
  }

  @TestFactory
  Stream<DynamicContainer> exceptionHoldsABodyThatIsNotJson() {
    return ground.issuing(
        operation ->
            Stream.of(
                    MalformedResponse.garbage(),
                    MalformedResponse.page(),
                    MalformedResponse.empty(),
                    MalformedResponse.truncated(),
                    MalformedResponse.body("blanks", body -> "  \r\n "),
                    MalformedResponse.body("text", body -> "created: " + body),
                    MalformedResponse.body("a body and one more", body -> body + body),
                    MalformedResponse.body("null", body -> "null"))
                .map(
                    malformed ->
                        dynamicTest(
                            malformed.name(),
                            () -> {
                              MalformedExchange exchange = ground.exchange(operation);
                              MalformedResponseFixture.assertThrowsWithBody(exchange, malformed);
                            })));
  }
}
