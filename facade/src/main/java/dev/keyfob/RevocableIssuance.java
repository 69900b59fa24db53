package dev.keyfob;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.KeyfobException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.sink.SecretSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Describes one credential to be issued that can be listed and revoked: a VPN session or an API
 * key. Recovery, delivery and lease combine:
 *
 * <pre>{@code
 * IssuedApiKey key =
 *     latitude.apiKeys().issue(NewApiKey.named("ci-2026-11")).recover(RecoveryAction.REISSUE).execute();
 *
 * try (Lease<IssuedVpnSession> lease =
 *     latitude.vpnSessions().issue(Site.SAO, "sv_…").deliverTo(sink).lease()) {
 *   connect(lease.credential());
 * }
 * }</pre>
 *
 * @param <T> the credential with its secret
 * @since 0.1.0
 */
public interface RevocableIssuance<T> extends Issuance<T> {

  /**
   * Returns an issuance that looks for the credential if the response to its creation is lost, and
   * then reissues or revokes it.
   *
   * <p>It sends one request more: the credentials are listed before. After a lost response, the
   * credential whose id is in the received part of the response is the one. Otherwise recovery
   * lists the credentials up to five times within seven seconds. It acts only if all of this holds:
   *
   * <ul>
   *   <li>three listings in a row show the same credential that was not there before, and no other
   *       new one that could be meant;
   *   <li>it has the attributes that were asked for;
   *   <li>its creation time is between the listing before (or the last 429 that rejected the
   *       creation) and the first listing after, by the {@code Date} of these responses. The local
   *       clock is not used.
   * </ul>
   *
   * <p>Otherwise nothing is changed, and {@link OutcomeUnknownException#candidates()} has the ids
   * that were found. A credential that this client or a copy of it has issued to another caller is
   * never touched. If the response to a reissue is lost, too, the credential is reissued again, at
   * most twice.
   *
   * <p><b>Risk:</b> recovery acts on another client's credential if both of this holds:
   *
   * <ul>
   *   <li>the other client creates one with the same attributes within those seconds, or shortly
   *       before if listings show new credentials late;
   *   <li>this one was never created, or is not listed within those seconds.
   * </ul>
   *
   * <p>The methods that return an issuance say how likely that is.
   *
   * @param action what to do with the credential that was found
   * @return a new issuance
   * @throws IllegalArgumentException if the action is null
   */
  RevocableIssuance<T> recover(RecoveryAction action);

  /**
   * Issues the credential, recovers it if that was asked for, delivers it to the sink if there is
   * one, and returns it.
   *
   * @return the credential, with its secret
   * @throws IssuanceRevokedException if the response was lost and recovery has revoked the
   *     credential: nothing is left of it, and a new issuance can be tried
   * @throws OutcomeUnknownException if the response is lost and the credential could not be
   *     recovered
   * @throws DecodingException if a response cannot be read: its {@code body()} holds the secret,
   *     and nothing is recovered
   */
  @Override
  T execute();

  /**
   * Returns an issuance that delivers the credential to a sink, or revokes it.
   *
   * <p>If the sink fails, the credential is revoked. A 404 right after creation may mean "not
   * visible yet", so revocation is retried for five seconds; an interrupt ends that. If it still
   * fails, {@link DeliveryFailedException} holds the credential.
   *
   * <p>The sink of a {@link #lease} also gets each refreshed secret, and removes the secret when
   * the lease is closed.
   */
  @Override
  RevocableIssuance<T> deliverTo(SecretSink<? super T> sink);

  /**
   * Issues the credential as {@link #execute} does, for as long as the lease is open.
   *
   * <p>If the thread is interrupted meanwhile, a credential that was issued is revoked and {@link
   * IssuanceRevokedException} is thrown. If the response is lost as well, the credential is revoked
   * only if recovery was asked for; otherwise, and if that fails, a warning is logged.
   *
   * @return the lease, which the caller closes
   * @throws IssuanceRevokedException if recovery or an interrupt has revoked the credential
   * @throws RevocationFailedException if the thread was interrupted, and the credential could not
   *     be revoked; the exception holds it
   * @throws KeyfobException as {@link #execute} does
   */
  Lease<T> lease();

  /**
   * Does the same as {@link #lease} on a thread of the executor.
   *
   * <p>Cancelling the future works only before the request is sent. After that the operation
   * completes, and its lease is closed.
   *
   * @param executor runs the operation
   * @return a future that completes as {@link #lease} does
   * @throws IllegalArgumentException if the executor is null, or the sink's {@link
   *     SecretSink#check} fails, for example because its file exists; nothing is sent
   * @throws IllegalStateException if this issuance has been used; nothing is sent
   */
  CompletableFuture<Lease<T>> leaseAsync(Executor executor);
}
