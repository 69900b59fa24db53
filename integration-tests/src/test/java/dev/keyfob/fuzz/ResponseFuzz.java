package dev.keyfob.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyfob.error.ApiException;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Feeds whole responses to the facade's operations. The first four bytes of an input choose
 * operation, status and headers; the rest is the body.
 */
final class ResponseFuzz {

  private static final List<FacadeOperation> OPERATIONS =
      FacadeOperations.all().stream()
          .sorted(Comparator.comparing(FacadeOperation::toString))
          .toList();

  private static final int[] STATUSES = {
    200, 201, 202, 204, 206, 299, 301, 303, 307, 400, 401, 403,
    404, 406, 408, 409, 418, 422, 423, 429, 500, 502, 503, 504
  };

  private static final String[] MEDIA_TYPES = {
    "application/json",
    "application/vnd.api+json; charset=utf-8",
    "text/html",
    "application/json; charset=utf-16",
    "a/b;;"
  };

  private static final String[] MORE_HEADERS = {
    "",
    "Content-Encoding: gzip\r\n",
    "Retry-After: 1\r\n",
    "X-Request-Id: CANARY<>\r\n",
    "Retry-After: CANARY\r\n"
  };

  private static final CannedHttpServer SERVER = new CannedHttpServer();
  private static final Map<String, AutoCloseable> CLIENTS = new TreeMap<>();

  static {
    for (FacadeUnderTest facade : FacadeUnderTest.all()) {
      CLIENTS.put(
          facade.generated().document().provider(),
          facade.build(
              facade
                  .builder()
                  .baseUrl(CannedHttpServer.URL)
                  .apiKey("CANARY-key")
                  .maxRetries(0)
                  .httpClient(SERVER.client())));
    }
  }

  @FuzzTest
  void response(byte[] input) throws Exception {
    if (input.length < 4) {
      return;
    }
    FacadeOperation operation = OPERATIONS.get((input[0] & 0xff) % OPERATIONS.size());
    int status = STATUSES[(input[1] & 0xff) % STATUSES.length];
    String mediaType = MEDIA_TYPES[(input[2] & 0xff) % MEDIA_TYPES.length];
    String header = MORE_HEADERS[(input[3] & 0xff) % MORE_HEADERS.length];
    String head =
        "HTTP/1.1 "
            + status
            + " x\r\nConnection: close\r\nContent-Type: "
            + mediaType
            + "\r\n"
            + header;
    ByteArrayOutputStream response = new ByteArrayOutputStream();
    response.writeBytes((head + "\r\n").getBytes(ISO_8859_1));
    response.write(input, 4, input.length - 4);
    SERVER.respondWith(response.toByteArray());
    String body = new String(input, 4, input.length - 4, UTF_8);
    try {
      Object result =
          operation.call(CLIENTS.get(operation.provider()), operation.exampleArguments());
      assertSecretIsNotShown(operation, result, body);
    } catch (KeyfobException declared) {
      Quiet.assertShowsNothing(declared);
      if (isPlain(mediaType, body) && status != 204) {
        assertKept(declared, body);
      }
    }
  }

  /**
   * Returns whether the text is the body decoded as UTF-8 without loss; compressed bodies never
   * are.
   */
  private static boolean isPlain(String mediaType, String body) {
    return !mediaType.contains("utf-16")
        && body.indexOf('\ufffd') < 0
        && body.indexOf('\0') < 0
        && !body.startsWith("\ufeff");
  }

  private static void assertKept(KeyfobException thrown, String body) {
    if (thrown instanceof ApiException refused) {
      assertEquals(Secret.of(body), refused.body(), "the error's body");
    } else if (thrown instanceof DecodingException unreadable) {
      assertEquals(Secret.of(body), unreadable.body(), "the body");
    } else if (thrown instanceof OutcomeUnknownException unknown) {
      assertEquals(Secret.of(body), unknown.received().orElse(Secret.of("")), "what was received");
    }
  }

  /** Returns the credential in the result, or an empty text if the result has none. */
  private static String credential(FacadeOperation operation, Object result) {
    try {
      return operation.credential(result).asText();
    } catch (IllegalStateException none) {
      return "";
    }
  }

  /**
   * Asserts that the result's text does not show the credential, unless another field has the same
   * value.
   */
  private static void assertSecretIsNotShown(
      FacadeOperation operation, Object result, String body) {
    String credential = credential(operation, result);
    if (credential.length() >= 6 && body.indexOf(credential) == body.lastIndexOf(credential)) {
      assertFalse(result.toString().contains(credential), operation + " shows the credential");
    }
  }
}
