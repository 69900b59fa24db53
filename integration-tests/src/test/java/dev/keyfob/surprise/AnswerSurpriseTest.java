package dev.keyfob.surprise;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.sandbox.Surprise;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;

/**
 * Another status, another media type, or no JSON at all, for every operation that gives a
 * credential.
 */
final class AnswerSurpriseTest {

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
  Stream<DynamicContainer> anotherSuccessStatusIsASuccess() {
    return ground.issuing(
        operation ->
            Stream.of(200, 201, 202, 203, 206, 299)
                .map(status -> ground.delivered(operation, Surprise.status(status), true)));
  }

  @TestFactory
  Stream<DynamicContainer> anotherMediaTypeOfJsonIsRead() {
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
                    mediaType -> ground.delivered(operation, Surprise.mediaType(mediaType), true)));
  }

  @TestFactory
  Stream<DynamicContainer> aBodyThatIsNoJsonIsInTheException() {
    return ground.issuing(
        operation ->
            Stream.of(
                    Surprise.garbage(),
                    Surprise.page(),
                    Surprise.empty(),
                    Surprise.truncated(),
                    Surprise.body("blanks", body -> "  \r\n "),
                    Surprise.body("text", body -> "created: " + body),
                    Surprise.body("a body and one more", body -> body + body),
                    Surprise.body("null", body -> "null"))
                .map(
                    surprise ->
                        dynamicTest(
                            surprise.name(),
                            () -> {
                              Exchange exchange = ground.exchange(operation);
                              Ground.assertThrowsWithBody(exchange, surprise);
                            })));
  }
}
