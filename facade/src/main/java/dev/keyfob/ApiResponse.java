package dev.keyfob;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.json.JsonView;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * A successful response: status, headers, decoded body, and the body as the server sent it. {@code
 * toString} shows the names of the headers and no values. Thread-safe.
 *
 * @param <T> the type of the decoded body
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class ApiResponse<T> implements JsonView {

  private final int status;
  private final Map<String, List<String>> headers;
  private final @Nullable T body;
  private final Secret<String> text;

  /**
   * Creates a response. For tests of code that takes responses, and for the clients.
   *
   * @param status the HTTP status
   * @param headers the values of each header
   * @param body the decoded body; null if there is none
   * @param text the result of {@link #text()}
   */
  public ApiResponse(
      int status, Map<String, List<String>> headers, @Nullable T body, Secret<String> text) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    this.status = status;
    this.headers = copy;
    this.body = body;
    this.text = Objects.requireNonNull(text, "text == null");
  }

  /**
   * {@return the HTTP status; 404 if a deletion was applied by an attempt whose response was lost}
   */
  public int status() {
    return status;
  }

  /** {@return the names of the headers, in alphabetical order} */
  public Set<String> headerNames() {
    return Collections.unmodifiableSet(headers.keySet());
  }

  /**
   * {@return the last value of a header; null if the response does not have it}
   *
   * @param name the name of the header, in any case
   */
  @Nullable
  public String header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? null : values.get(values.size() - 1);
  }

  /**
   * {@return all values of a header; an empty list if the response does not have it}
   *
   * @param name the name of the header, in any case
   */
  public List<String> headers(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** {@return the provider's id of the request, for its support; null if it sent none} */
  @Nullable
  public String requestId() {
    return header("X-Request-Id");
  }

  /** {@return the decoded body; null if the document declares none, or the status is 204 or 205} */
  @Nullable
  public T body() {
    return body;
  }

  /** {@return the body as the server sent it, also if the document declares none} */
  public Secret<String> text() {
    return text;
  }

  /** {@return the status and the decoded body, whose secrets are masked} */
  @Override
  public Map<String, Object> jsonView() {
    return JsonView.properties("status", status, "body", body);
  }

  /** Returns the status and the names of the headers. */
  @Override
  public String toString() {
    return "ApiResponse[status=" + status + ", headers=" + headers.keySet() + "]";
  }
}
