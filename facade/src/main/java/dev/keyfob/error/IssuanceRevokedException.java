package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;

/**
 * Reports that a credential was issued and has been revoked before the caller received it. Nothing
 * is left of it: it is safe to issue another one.
 *
 * <p>The cause says why: an {@link OutcomeUnknownException} if recovery has revoked it, or an
 * {@link InterruptedException} if the thread was interrupted while it created a lease.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class IssuanceRevokedException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /** Of the credential. */
  private final String id;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method the HTTP method of the operation that issued the credential
   * @param pathTemplate the path template of the operation that issued the credential
   * @param id the id of the credential
   * @param cause why it was revoked
   */
  public IssuanceRevokedException(
      String method, String pathTemplate, String id, @Nullable Throwable cause) {
    super(
        method
            + " "
            + pathTemplate
            + " issued a credential with "
            + SafeIds.credential(id)
            + " that was revoked before it could be returned (see the cause). It is safe to try again.",
        method,
        pathTemplate,
        null,
        cause);
    this.id = id;
  }

  /** {@return the id of the credential, which does not exist any more} */
  public String id() {
    return id;
  }
}
