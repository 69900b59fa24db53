package dev.keyfob.error;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * 422: the request is well-formed, but one of its values is not accepted.
 *
 * @since 0.1.0
 */
public final class UnprocessableEntityException extends ApiException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_NAMED = 5;
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{2,40}|\\d{1,5}");
  private static final String NAME = "[a-z_][A-Za-z_]{0,39}\\d{0,2}";
  private static final Pattern POINTER = Pattern.compile("(/(" + NAME + "|\\d{1,3})){1,10}");
  private static final Pattern PARAMETER = Pattern.compile(NAME + "(\\[" + NAME + "])?");

  UnprocessableEntityException(ErrorResponse response) {
    super(response, "a value in the request is not accepted" + places(response) + ".");
  }

  /** Names the errors whose code and place look like those of a document, not like values. */
  private static String places(ErrorResponse response) {
    String named =
        response.errors().stream()
            .map(UnprocessableEntityException::place)
            .filter(place -> !place.isEmpty())
            .limit(MAX_NAMED)
            .collect(Collectors.joining(", "));
    return named.isEmpty() ? ". See errors()" : ": " + named;
  }

  private static String place(ApiError error) {
    String code = error.code().filter(CODE.asMatchPredicate()).orElse("");
    String place =
        error
            .pointer()
            .filter(POINTER.asMatchPredicate())
            .or(() -> error.parameter().filter(PARAMETER.asMatchPredicate()))
            .map(name -> "at " + name)
            .orElse("");
    return (code + " " + place).strip();
  }
}
