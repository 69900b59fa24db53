package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonViewAdapters;
import java.util.stream.Collectors;

/**
 * 422: the request is well-formed, but one of its values is not accepted.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class UnprocessableEntityException extends ApiException {

  private static final long serialVersionUID = 1L;

  private static final int MAX_NAMED = 5;

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
    String code = error.documentedCode().orElse("");
    String place =
        error
            .documentedPointer()
            .or(error::documentedParameter)
            .map(name -> "at " + name)
            .orElse("");
    return (code + " " + place).strip();
  }
}
