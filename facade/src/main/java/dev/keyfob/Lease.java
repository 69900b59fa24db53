package dev.keyfob;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RevocationFailedException;

/**
 * A credential for as long as this is open: closing removes it from the server.
 *
 * <pre>{@code
 * try (Lease<IssuedVpnSession> lease = latitude.vpnSessions().lease(Site.SAO, "sv_…")) {
 *   connect(lease.credential());
 * }
 * }</pre>
 *
 * <p>Thread-safe; {@link #refresh} and {@link #close} wait for each other. Closing it works after
 * the client that it came from has been closed, too; refreshing does not.
 *
 * @param <T> the credential with its secret
 * @since 0.1.0
 */
public interface Lease<T> extends AutoCloseable {

  /**
   * {@return the credential with the newest secret that has been received}
   *
   * @throws IllegalStateException when the lease has been closed
   */
  T credential();

  /**
   * Has the server make another secret for the credential, and gives it. The one before stops
   * working.
   *
   * <p>Sent once, like everything that makes secrets. When it fails with {@link
   * OutcomeUnknownException} the credential may have a secret that nobody has, and what {@link
   * #credential()} gives may not work any more: call it again.
   *
   * @return the credential with its new secret
   * @throws KeyfobException when there is no new secret
   * @throws IllegalStateException when the lease or the client has been closed
   */
  T refresh();

  /**
   * Removes the credential from the server. Closing twice does no harm. The thread's being
   * interrupted does not keep it from trying.
   *
   * <p>When the server knows none of that id, it counts as removed if a {@link #refresh} has found
   * it before, or if it has expired by this machine's clock. Otherwise it may only not be visible
   * yet: removing it is tried again for five seconds, before it is taken for removed, with a line
   * in the log unless the answer to a removal was lost.
   *
   * @throws RevocationFailedException when it could not be removed; closing again tries again
   */
  @Override
  void close();
}
