package dev.keyfob.error;

import com.google.gson.annotations.JsonAdapter;
import dev.keyfob.internal.text.RedactedThrowable;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.json.JsonViewAdapters;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Optional;

/**
 * Reports that a sink failed to store or remove a credential. {@link #revocation()} says whether
 * the credential still works; if revoking it failed, that failure is suppressed in this exception.
 *
 * <p>The exception of the sink may quote the secret in any encoding. The cause therefore shows only
 * the classes and stack traces of this exception and its causes, and no message. {@link
 * #sinkFailure()} has the exception itself.
 *
 * @since 0.1.0
 */
@JsonAdapter(JsonViewAdapters.class)
public final class DeliveryFailedException extends KeyfobException {

  private static final long serialVersionUID = 1L;

  /** The state of a credential after its sink failed. */
  public enum Revocation {
    /** It has been revoked and does not exist any more. */
    REMOVED("It has been removed."),
    /** It exists and cannot be used until it is resumed. */
    PAUSED("It cannot be removed, and has been paused."),
    /** The API cannot revoke it: it works, and credential() returns it. */
    IMPOSSIBLE("The API cannot revoke it: it works, and credential() has it."),
    /** Its lease is still open: it works, and credential() returns it. */
    LEASED("Its lease is still open: it works, and credential() has it."),
    /**
     * Recovery has reissued it, and its issuance stays in the journal: it works, and credential()
     * returns it until it is recovered again.
     */
    PENDING("It stays in the journal, and can be recovered again: it works until then."),
    /** Revoking it failed: it may work, and credential() returns it. */
    FAILED("Revoking it failed, too (see suppressed): it may work, and credential() has it.");

    private final String text;

    Revocation(String text) {
      this.text = text;
    }
  }

  /** The credential's id, or null. */
  private final @Nullable String id;

  /** The state of the credential. */
  private final Revocation revocation;

  private final transient @Nullable Object credential;
  private final transient @Nullable Secret<Throwable> sinkFailure;

  /**
   * For Keyfob itself, and for tests of code that catches it.
   *
   * @param method the HTTP method of the operation that issued the credential
   * @param pathTemplate the path template of the operation that issued the credential
   * @param id the id of the credential, or null if the server sent none
   * @param revocation the state of the credential
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
    this(method, pathTemplate, id, revocation, credential, sinkFailure, "store");
  }

  private DeliveryFailedException(
      String method,
      String pathTemplate,
      @Nullable String id,
      Revocation revocation,
      Object credential,
      Throwable sinkFailure,
      String verb) {
    super(
        method
            + " "
            + pathTemplate
            + " issued a credential with "
            + SafeIds.credential(id)
            + " that the sink failed to "
            + verb
            + ". "
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

  /**
   * Returns the exception for a sink that failed to remove a credential which has been revoked. For
   * Keyfob itself, and for tests of code that catches it.
   *
   * @param method the HTTP method of the operation that issued the credential
   * @param pathTemplate the path template of the operation that issued the credential
   * @param id the id of the credential
   * @param sinkFailure what the sink threw
   * @return the exception, with {@link Revocation#REMOVED}
   */
  public static DeliveryFailedException ofRemoval(
      String method, String pathTemplate, String id, Throwable sinkFailure) {
    return new DeliveryFailedException(
        method, pathTemplate, id, Revocation.REMOVED, "", sinkFailure, "remove");
  }

  /** {@return the id of the credential, if the server sent one} */
  public Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /** {@return the state of the credential} */
  public Revocation revocation() {
    return revocation;
  }

  /**
   * {@return the exception that the sink threw; its message may hold the secret} Empty after this
   * exception has been serialized.
   */
  public Optional<Secret<Throwable>> sinkFailure() {
    return Optional.ofNullable(sinkFailure);
  }

  /**
   * {@return the credential with its secret, so that it is not lost} Empty if it has been revoked,
   * if it is of another type, or after the exception has been serialized.
   *
   * @param <T> the type of the credential
   * @param type the class of the credential, such as {@code IssuedVpnSession.class}
   */
  public <T> Optional<T> credential(Class<T> type) {
    return Optional.ofNullable(credential).filter(type::isInstance).map(type::cast);
  }
}
