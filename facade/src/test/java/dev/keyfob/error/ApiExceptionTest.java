package dev.keyfob.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyfob.secret.Secret;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiExceptionTest {

  @ParameterizedTest
  @CsvSource({
    "300, UnexpectedStatusException", "400, BadRequestException", "401, UnauthorizedException",
    "402, UnexpectedStatusException", "403, ForbiddenException", "404, NotFoundException",
    "406, NotAcceptableException", "408, UnexpectedStatusException", "409, ConflictException",
    "422, UnprocessableEntityException", "423, LockedException", "429, RateLimitedException",
    "500, ServerErrorException", "503, ServerErrorException", "599, ServerErrorException"
  })
  void choosesExceptionByStatus(int status, String name) {
    assertEquals(name, ApiException.of(response(status)).getClass().getSimpleName());
  }

  @Test
  void messageHasOperationStatusRequestIdAndAdvice() {
    assertEquals(
        "GET /things/{thing_id} failed with status 404 (request id req-1): the resource does not exist, or this API key"
            + " cannot see it. Check the ids and the base URL.",
        ApiException.of(response(404)).getMessage());
  }

  @Test
  void toStringOfAnErrorShowsNoneOfTheServersText() {
    ApiError error = ApiError.of(Map.of("code", "CANARY", "detail", "CANARY", "status", 404));
    assertFalse(error.toString().contains("CANARY"));
    assertFalse(List.of(error).toString().contains("404"));
  }

  private static ErrorResponse response(int status) {
    return new ErrorResponse(
        "GET",
        "/things/{thing_id}",
        status,
        "req-1",
        null,
        null,
        List.of(),
        Secret.of("CANARY-body"));
  }
}
