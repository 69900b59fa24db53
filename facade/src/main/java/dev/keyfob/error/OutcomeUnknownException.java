package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Optional;

/**
 * A request that must not be repeated was sent, and no usable response arrived. It may have been
 * applied, so it was not retried. For a create, a credential may have been issued. The message says
 * how to find out.
 *
 * <p>Such requests issue or reissue a credential, or are not idempotent. These count as no usable
 * response:
 *
 * <ul>
 *   <li>a lost connection or a timeout
 *   <li>a 408 or 5xx
 *   <li>a redirect except 307 and 308, because it may follow a success (RFC 9110, 15.4)
 * </ul>
 *
 * <p>After a 408, a 5xx or such a redirect, the cause is an {@link ApiException}. If a success is
 * cut off, {@link #received()} holds the part of its body that arrived.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class OutcomeUnknownException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Secret<String> received;

  /** An array, because javac's serial lint rejects a List field. */
  private final String[] candidates;

  /**
   * Creates an exception without candidates. Keyfob and tests call it.
   *
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param requestId the response's request id, or null
   * @param reason the problem and how to find out the outcome, without any value
   * @param received the part of the response body that arrived, or null
   * @param cause an exception whose message, and those of its causes, contain no values
   */
  public OutcomeUnknownException(
      String method,
      String pathTemplate,
      @Nullable String requestId,
      String reason,
      @Nullable Secret<String> received,
      @Nullable Throwable cause) {
    this(method, pathTemplate, requestId, reason, received, cause, List.of());
  }

  /**
   * Creates an exception. Keyfob and tests call it.
   *
   * @param method the HTTP method
   * @param pathTemplate the path without values
   * @param requestId the response's request id, or null
   * @param reason the problem and how to find out the outcome, without any value
   * @param received the part of the response body that arrived, or null
   * @param cause an exception whose message, and those of its causes, contain no values
   * @param candidates the ids of credentials that the operation may have issued
   */
  public OutcomeUnknownException(
      String method,
      String pathTemplate,
      @Nullable String requestId,
      String reason,
      @Nullable Secret<String> received,
      @Nullable Throwable cause,
      List<String> candidates) {
    super(
        method
            + " "
            + pathTemplate
            + " may have been applied (request id "
            + SafeIds.requestId(requestId)
            + "): "
            + reason,
        method,
        pathTemplate,
        SafeIds.orNull(requestId),
        cause);
    this.received = received;
    this.candidates = candidates.toArray(new String[0]);
  }

  /**
   * {@return the part of the response body that arrived, which may contain the credential} It is
   * decoded as in {@link DecodingException#body()}. Empty if nothing arrived, or after the
   * exception has been serialized.
   */
  public Optional<Secret<String>> received() {
    return Optional.ofNullable(received);
  }

  /**
   * {@return the ids of credentials that the operation may have issued, as recovery found them}
   * Empty without recovery, or if it found none.
   */
  public List<String> candidates() {
    return List.of(candidates);
  }
}
