package dev.keyfob.error;

import dev.keyfob.internal.text.SafeIds;
import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * A credential that was to be removed may still exist and work. It is in here, so that it can be
 * used, or removed by its id. The cause says why.
 *
 * @since 0.1.0
 */
public final class RevocationFailedException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /** Of the credential, or null. */
  private final @Nullable String id;

  private final transient Object credential;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method of the operation that made the credential
   * @param pathTemplate of the operation that made the credential
   * @param id of the credential, where the server gave one
   * @param credential the credential with its secret; its own text must not show that
   * @param cause why it could not be removed
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
            + " made was not removed, and may still work: close again, or remove it by its id.",
        method,
        pathTemplate,
        null,
        cause);
    this.id = id;
    this.credential = credential;
  }

  /** {@return the id of the credential, where the server gave one} */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * {@return the credential with its secret} Nothing where it is of another type, or after the
   * exception has been serialized.
   *
   * @param <T> what is asked for
   * @param type of the credential, such as {@code IssuedVpnSession.class}
   */
  public <T> Optional<T> credential(Class<T> type) {
    return Optional.ofNullable(credential).filter(type::isInstance).map(type::cast);
  }
}
