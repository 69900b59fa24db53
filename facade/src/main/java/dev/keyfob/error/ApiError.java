package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.secret.MaskedJson;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;

/**
 * One error of an error response. Providers and operations fill different fields; {@link #text()}
 * returns the most specific text.
 *
 * <p>All fields are the server's text and may repeat what was sent, so {@code toString} shows none
 * of them. Immutable and thread-safe.
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
   * @param item the object as a map of strings, numbers and maps; unknown fields are ignored
   */
  public static ApiError of(Map<?, ?> item) {
    return new ApiError(item);
  }

  /** {@return the machine-readable code, such as {@code NOT_FOUND}, in the server's spelling} */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /**
   * {@return the status as the body states it: a number or a word} Use {@link
   * ApiException#status()} for decisions.
   */
  public Optional<String> status() {
    return Optional.ofNullable(status);
  }

  /** {@return a short summary} */
  public Optional<String> title() {
    return Optional.ofNullable(title);
  }

  /** {@return an explanation of this occurrence} */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /**
   * {@return the message, which some operations send instead of a title and detail, or in {@code
   * meta}}
   */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** {@return the JSON pointer to the part of the request body that caused the error} */
  public Optional<String> pointer() {
    return Optional.ofNullable(pointer);
  }

  /** {@return the name of the query parameter that caused the error} */
  public Optional<String> parameter() {
    return Optional.ofNullable(parameter);
  }

  /** {@return the detail, else the title, else the message} */
  public Optional<String> text() {
    String best = detail != null ? detail : title;
    return Optional.ofNullable(best != null ? best : message);
  }

  /** Shows none of the server's text. */
  @Override
  public String toString() {
    return "ApiError[see code() and text()]";
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
