package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.secret.MaskedJson;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;

/**
 * One of the errors that an answer's body names. Which of these texts are there differs from
 * operation to operation and from provider to provider; {@link #text()} is the best there is.
 *
 * <p>All of it is the server's text and may repeat what was sent, so {@code toString} shows none of
 * it. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@JsonAdapter(MaskedJson.class)
public final class ApiError {

  // transient: what walks fields by reflection passes them over.
  private final transient @Nullable String code;
  private final transient @Nullable String status;
  private final transient @Nullable String title;
  private final transient @Nullable String detail;
  private final transient @Nullable String message;
  private final transient @Nullable String pointer;
  private final transient @Nullable String parameter;

  private ApiError(Map<?, ?> item) {
    Map<?, ?> source = inner(item, "source");
    String ownMessage = text(item, "message");
    code = text(item, "code");
    status = text(item, "status");
    title = text(item, "title");
    detail = text(item, "detail");
    message = ownMessage != null ? ownMessage : text(inner(item, "meta"), "message");
    pointer = text(source, "pointer");
    parameter = text(source, "parameter");
  }

  /**
   * {@return the error that a JSON object describes}
   *
   * @param item the object as plain Java: texts, numbers, maps; whatever else it holds is ignored
   */
  public static ApiError of(Map<?, ?> item) {
    return new ApiError(item);
  }

  /**
   * {@return the machine-readable code, such as {@code NOT_FOUND}; upper or lower case, as it came}
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * {@return the body's own idea of the status: a number or a word} {@link ApiException#status()}
   * is the one to branch on.
   */
  public Optional<String> status() {
    return Optional.ofNullable(status);
  }

  /** {@return a short summary} */
  public Optional<String> title() {
    return Optional.ofNullable(title);
  }

  /** {@return an explanation of this one case} */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /**
   * {@return what some operations say in place of a title and a detail, or beside them in {@code
   * meta}}
   */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** {@return the JSON pointer to the part of the request's body that is at fault} */
  public Optional<String> pointer() {
    return Optional.ofNullable(pointer);
  }

  /** {@return the name of the query parameter that is at fault} */
  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }

  /** {@return the most telling text there is: the detail, else the title, else the message} */
  public Optional<String> text() {
    String best = detail != null ? detail : title;
    return Optional.ofNullable(best != null ? best : message);
  }

  /** None of the server's text. */
  @Override
  public String toString() {
    return "ApiError[shown by code() and text()]";
  }

  private static Map<?, ?> inner(Map<?, ?> map, String name) {
    return map.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
  }

  private static @Nullable String text(Map<?, ?> map, String name) {
    Object value = map.get(name);
    String text = value instanceof String || value instanceof Number ? value.toString() : "";
    return text.isBlank() ? null : text;
  }
}
