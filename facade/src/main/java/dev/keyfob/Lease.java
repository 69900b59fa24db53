package dev.keyfob;

import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RevocationFailedException;

/**
 * Holds a credential until it is closed, which revokes the credential.
 *
 * <pre>{@code
 * try (Lease<IssuedVpnSession> lease = latitude.vpnSessions().issue(Site.SAO, "sv_…").lease()) {
 *   connect(lease.credential());
 * }
 * }</pre>
 *
 * <p>A lease with a sink keeps the sink up to date: each {@link #refresh} replaces the secret in
 * it, and {@link #close} removes the secret from it.
 *
 * <p>Thread-safe; {@link #refresh} and {@link #close} wait for each other. A lease can be closed
 * after its client; it cannot be refreshed then.
 *
 * @param <T> the credential with its secret
 * @since 0.1.0
 */
public interface Lease<T> extends AutoCloseable {

  /**
   * {@return the credential with the newest secret that has been received}
   *
   * @throws IllegalStateException if the lease is closed
   */
  T credential();

  /**
   * Has the server issue another secret for the credential, replaces the secret in the sink if
   * there is one, and returns the credential. The previous secret stops working.
   *
   * <p>The request is sent once. After an {@link OutcomeUnknownException} the secret that {@link
   * #credential()} returns may not work any more: refresh again.
   *
   * @return the credential with its new secret
   * @throws dev.keyfob.error.DecodingException if the response cannot be read: the secret was
   *     probably replaced, and {@code body()} holds the new one
   * @throws KeyfobException if the server refuses, or cannot be reached: the secret is unchanged
   * @throws DeliveryFailedException if the sink fails: the credential has the new secret, which the
   *     exception and {@link #credential()} hold, and the sink may still have the previous one.
   *     Refresh again to deliver another secret
   * @throws IllegalStateException if the lease or the client is closed
   */
  T refresh();

  /**
   * Revokes the credential, then removes it from the sink if there is one. Closing twice has no
   * further effect. An interrupt of the thread does not prevent the attempt.
   *
   * <p>A 404 counts as revoked if a {@link #refresh} has found the credential before, or if it has
   * expired by the local clock. Otherwise it may mean "not visible yet": revocation is retried for
   * five seconds, before the credential counts as revoked. A warning is logged then, unless the
   * response to a revocation was lost. A 404 without a JSON error counts only if the listing, read
   * once, does not have the credential.
   *
   * <p>If the server gave the same id to two creations of this client, no revocation is sent: the
   * id may be another caller's.
   *
   * @throws RevocationFailedException if the credential could not be revoked; the sink still has
   *     it. Close again to retry
   * @throws DeliveryFailedException if the credential is revoked, and the sink failed to remove it.
   *     Close again to retry
   */
  @Override
  void close();
}
