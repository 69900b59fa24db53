package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import dev.keyfob.secret.Serializers;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One error of an error response. Providers and operations fill different fields; {@link #text()}
 * returns the most specific text.
 *
 * <p>All fields are the server's text and may repeat what was sent, so {@code toString} shows none
 * of them. Immutable and thread-safe.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class ApiError implements JsonView {

  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{2,40}|\\d{1,5}");
  private static final String NAME = "[a-z_][A-Za-z_]{0,39}\\d{0,2}";
  private static final Pattern POINTER = Pattern.compile("(/(" + NAME + "|\\d{1,3})){1,10}");
  private static final Pattern PARAMETER = Pattern.compile(NAME + "(\\[" + NAME + "])?");

  /** The server's text. A Secret, which libraries that read fields by reflection do not show. */
  private final transient Secret<Parts> parts;

  private record Parts(
      @Nullable String code,
      @Nullable String status,
      @Nullable String title,
      @Nullable String detail,
      @Nullable String message,
      @Nullable String pointer,
      @Nullable String parameter) {}

  private ApiError(Map<?, ?> item) {
    Map<?, ?> source = inner(item, "source");
    String ownMessage = text(item, "message");
    parts =
        Secret.of(
            new Parts(
                text(item, "code"),
                text(item, "status"),
                text(item, "title"),
                text(item, "detail"),
                ownMessage != null ? ownMessage : text(inner(item, "meta"), "message"),
                text(source, "pointer"),
                text(source, "parameter")));
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
    return Optional.ofNullable(parts().code);
  }

  /**
   * {@return the status as the body states it: a number or a word} Use {@link
   * ApiException#status()} for decisions.
   */
  public Optional<String> status() {
    return Optional.ofNullable(parts().status);
  }

  /** {@return a short summary} */
  public Optional<String> title() {
    return Optional.ofNullable(parts().title);
  }

  /** {@return an explanation of this occurrence} */
  public Optional<String> detail() {
    return Optional.ofNullable(parts().detail);
  }

  /**
   * {@return the message, which some operations send instead of a title and detail, or in {@code
   * meta}}
   */
  public Optional<String> message() {
    return Optional.ofNullable(parts().message);
  }

  /** {@return the JSON pointer to the part of the request body that caused the error} */
  public Optional<String> pointer() {
    return Optional.ofNullable(parts().pointer);
  }

  /** {@return the name of the query parameter that caused the error} */
  public Optional<String> parameter() {
    return Optional.ofNullable(parts().parameter);
  }

  /** {@return the detail, else the title, else the message} */
  public Optional<String> text() {
    return detail().or(this::title).or(this::message);
  }

  /** Returns the code if it looks like one of a document, and not like a value. */
  Optional<String> documentedCode() {
    return matching(CODE, parts.reveal().code);
  }

  /** Returns the pointer if it looks like one of a document, and not like a value. */
  Optional<String> documentedPointer() {
    return matching(POINTER, parts.reveal().pointer);
  }

  /** Returns the parameter if it looks like one of a document, and not like a value. */
  Optional<String> documentedParameter() {
    return matching(PARAMETER, parts.reveal().parameter);
  }

  private static Optional<String> matching(Pattern documented, @Nullable String text) {
    return Optional.ofNullable(text).filter(documented.asMatchPredicate());
  }

  /**
   * {@return the code, pointer and parameter, if they look like names of a document} No other text
   * of the server is part of it.
   */
  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties(
        "code",
        documentedCode(),
        "pointer",
        documentedPointer(),
        "parameter",
        documentedParameter());
  }

  private Parts parts() {
    Serializers.refuse();
    return parts.reveal();
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
