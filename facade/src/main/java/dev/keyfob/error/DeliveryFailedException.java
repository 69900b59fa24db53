package dev.keyfob.error;

import dev.keyfob.internal.text.RedactedThrowable;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * A credential was made, and the sink that it was for failed. {@link #revocation()} says what has
 * become of the credential, and what went wrong with that is suppressed in this.
 *
 * <p>What the sink threw may quote what it could not store, encoded in whatever way. So the cause
 * tells its class and stack trace, and those of its own causes, but no message; {@link
 * #sinkFailure()} has the exception itself.
 *
 * @since 0.1.0
 */
public final class DeliveryFailedException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /** What has become of a credential that could not be delivered. */
  public enum Revocation {
    /** It exists no more. */
    REMOVED("It has been removed."),
    /** It exists and cannot be used, until somebody resumes it. */
    PAUSED("It cannot be removed, and has been paused."),
    /** The API has no way to revoke it: it works, and credential() has it. */
    IMPOSSIBLE("The API cannot revoke it: it works, and credential() has it."),
    /** Revoking it failed: it may work, and credential() has it. */
    FAILED(
        "Revoking it failed too (see what is suppressed): it may work, and credential() has it.");

    private final String text;

    Revocation(String text) {
      this.text = text;
    }
  }

  /** Of the credential, or null. */
  private final @Nullable String id;

  /** What has become of it. */
  private final Revocation revocation;

  private final transient @Nullable Object credential;
  private final transient @Nullable Secret<Throwable> sinkFailure;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method of the operation that made the credential
   * @param pathTemplate of the operation that made the credential
   * @param id of the credential, where the server gave one
   * @param revocation what has become of the credential
   * @param credential the credential with its secret; its own text must not show that
   * @param sinkFailure what the sink threw
   */
  public DeliveryFailedException(
      String method,
      String pathTemplate,
      @Nullable String id,
      Revocation revocation,
      Object credential,
      Throwable sinkFailure) {
    super(
        method
            + " "
            + pathTemplate
            + " made a credential with "
            + SafeIds.credential(id)
            + " that the sink failed to take. "
            + revocation.text,
        method,
        pathTemplate,
        null,
        RedactedThrowable.of(sinkFailure));
    this.id = id;
    this.revocation = revocation;
    this.credential = revocation == Revocation.REMOVED ? null : credential;
    this.sinkFailure = Secret.of(sinkFailure);
  }

  /** {@return the id of the credential, where the server gave one} */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** {@return what has become of the credential} */
  public Revocation revocation() {
    return revocation;
  }

  /**
   * {@return what the sink threw, as it is: nothing keeps the secret out of its message} Nothing
   * after this exception has been serialized.
   */
  public Optional<Secret<Throwable>> sinkFailure() {
    return Optional.ofNullable(sinkFailure);
  }

  /**
   * {@return the credential with its secret, so that it is not lost} Nothing where it has been
   * removed, is of another type, or after the exception has been serialized.
   *
   * @param <T> what is asked for
   * @param type of the credential, such as {@code IssuedVpnSession.class}
   */
  public <T> Optional<T> credential(Class<T> type) {
    return Optional.ofNullable(credential).filter(type::isInstance).map(type::cast);
  }
}
