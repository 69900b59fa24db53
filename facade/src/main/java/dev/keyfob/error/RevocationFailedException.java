package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.json.JsonViewAdapters;
import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * Reports that a credential could not be revoked: it may still work. The exception holds it, and
 * its id to revoke it by. The cause says why.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class RevocationFailedException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /** The credential's id, or null. */
  private final @Nullable String id;

  private final transient Object credential;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method the HTTP method of the operation that issued the credential
   * @param pathTemplate the path template of the operation that issued the credential
   * @param id the id of the credential, or null if the server sent none
   * @param credential the credential with its secret; its own text must not show that
   * @param cause why it could not be revoked
   */
  public RevocationFailedException(
      String method,
      String pathTemplate,
      @Nullable String id,
      Object credential,
      @Nullable Throwable cause) {
    super(
        "the credential with "
            + SafeIds.credential(id)
            + " that "
            + method
            + " "
            + pathTemplate
            + " issued was not revoked, and may still work: close the lease again, or delete it by its id.",
        method,
        pathTemplate,
        null,
        cause);
    this.id = id;
    this.credential = credential;
  }

  /** {@return the id of the credential, if the server sent one} */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * {@return the credential with its secret} Empty if it is of another type, or after the exception
   * has been serialized.
   *
   * @param <T> the type of the credential
   * @param type the class of the credential, such as {@code IssuedVpnSession.class}
   */
  public <T> Optional<T> credential(Class<T> type) {
    return Optional.ofNullable(credential).filter(type::isInstance).map(type::cast);
  }
}
