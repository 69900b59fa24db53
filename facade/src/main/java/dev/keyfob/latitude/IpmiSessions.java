package dev.keyfob.latitude;

import dev.keyfob.Issuance;
import dev.keyfob.Lease;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.generated.latitude.model.IpmiSession;
import dev.keyfob.generated.latitude.model.ServerResponse;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.CallIssuance;
import dev.keyfob.internal.issuance.ClientJournal.Described;
import dev.keyfob.internal.issuance.ExecutorFutures;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.issuance.SinkDelivery;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Creates logins to servers' IPMI, the interface that controls a server's hardware remotely.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class IpmiSessions {

  private final ApiTransport transport;
  private final IssuanceLedger ledger;
  private final ServersApi api;

  IpmiSessions(ApiTransport transport, IssuanceLedger ledger) {
    this.transport = transport;
    this.ledger = ledger;
    this.api = transport.api(ServersApi.class);
  }

  /**
   * Creates a login and returns it, with its password. This response is the only one with the
   * password, and no operation lists or deletes the login.
   *
   * <p>Each call creates another login. The request is sent once; it is retried only if it was
   * never sent, or was rejected with 429. ({@code POST /servers/{server_id}/remote_access})
   *
   * @param serverId the server, as {@code sv_…}
   * @return the login
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: a login may exist
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public IssuedIpmiSession create(String serverId) {
    return creation(serverId).execute();
  }

  /**
   * Does the same as {@link #create} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param serverId the server, as {@code sv_…}
   * @return a future that completes as {@link #create} does
   */
  public CompletableFuture<IssuedIpmiSession> createAsync(String serverId) {
    return creation(serverId).executeAsync();
  }

  /**
   * Returns an issuance of one login, which can deliver it. Nothing is sent yet; the request is
   * sent as by {@link #create}. The API cannot revoke a login: if the sink fails, the login keeps
   * working and the exception holds it.
   *
   * @param serverId the server, as {@code sv_…}
   * @return the issuance, to be used once
   * @throws IllegalArgumentException if the id is not valid
   */
  public Issuance<IssuedIpmiSession> issue(String serverId) {
    return new CallIssuance<>(creation(serverId), SinkDelivery.irrevocable(IssuedIpmiSession::id));
  }

  /**
   * Looks up the site of a server and then does the same as {@link #open(Site, String)}. The lookup
   * is retried if it fails. ({@code GET /servers/{server_id}})
   *
   * @param serverId the server, as {@code sv_…}
   * @return the VPN session and the login; the caller closes them
   * @throws dev.keyfob.error.NotFoundException if there is no such server
   * @throws dev.keyfob.error.DecodingException also if the response does not name the site; use
   *     {@link #open(Site, String)} then
   */
  public IpmiAccess open(String serverId) {
    return open(location(serverId).execute(), serverId);
  }

  /**
   * Does the same as {@link #open(String)} on a thread of the executor. Cancelling the future works
   * as for {@link #openAsync(Site, String, Executor)}.
   *
   * @param serverId the server, as {@code sv_…}
   * @param executor runs the operation
   * @return a future that completes as {@link #open(String)} does
   */
  public CompletableFuture<IpmiAccess> openAsync(String serverId, Executor executor) {
    ApiCall<?, Site> location = location(serverId);
    return ExecutorFutures.run(
        executor,
        location.delayingExit(() -> open(location.execute(), serverId)),
        access -> abandon(serverId, access));
  }

  /**
   * Creates a VPN session into a server's site and a login to its IPMI, which is reached through
   * the session. Closing the result deletes the VPN session. The login cannot be revoked, and
   * cannot be reached without a VPN session.
   *
   * <p>Each of the two is sent as by {@link VpnSessions#create} and {@link #create}. If the login
   * fails, the VPN session is deleted. If that fails, too, a {@link
   * dev.keyfob.error.RevocationFailedException} with the session is suppressed in the exception. An
   * interrupted thread leaves no VPN session, as with {@link RevocableIssuance#lease}.
   *
   * @param site the site of the server
   * @param serverId the server, as {@code sv_…}
   * @return the VPN session and the login; the caller closes them
   * @throws dev.keyfob.error.OutcomeUnknownException if one of the two responses is lost: that one
   *     may exist. {@code pathTemplate()} tells which
   * @throws IllegalArgumentException if an argument is null, blank or not a valid id; no request is
   *     sent
   */
  public IpmiAccess open(Site site, String serverId) {
    return opening(site, serverId).get();
  }

  /**
   * Does the same as {@link #open(Site, String)} on a thread of the executor. Cancelling the future
   * works only before the first request is sent. After that the operation completes, the VPN
   * session is deleted, and the id of the login is logged.
   *
   * @param site the site of the server
   * @param serverId the server, as {@code sv_…}
   * @param executor runs the operation
   * @return a future that completes as {@link #open(Site, String)} does
   */
  public CompletableFuture<IpmiAccess> openAsync(Site site, String serverId, Executor executor) {
    return ExecutorFutures.run(
        executor,
        creation(serverId).delayingExit(opening(site, serverId)),
        access -> abandon(serverId, access));
  }

  private Supplier<IpmiAccess> opening(Site site, String serverId) {
    ApiCall<?, IssuedIpmiSession> creation = creation(serverId).onClosedClient();
    RevocableIssuance<IssuedVpnSession> vpn =
        new VpnSessions(transport, ledger).issue(site, serverId);
    return () -> open(vpn.lease(), creation);
  }

  private static IpmiAccess open(
      Lease<IssuedVpnSession> vpn, ApiCall<?, IssuedIpmiSession> creation) {
    try {
      return new IpmiAccess(vpn, creation.execute());
    } catch (RuntimeException | Error failure) {
      close(vpn, failure);
      throw failure;
    }
  }

  private static void close(Lease<IssuedVpnSession> vpn, Throwable failure) {
    try {
      vpn.close();
    } catch (RuntimeException | Error closeFailure) {
      failure.addSuppressed(closeFailure);
    }
  }

  private void abandon(String serverId, IpmiAccess access) {
    CallIssuance.logDropped(creation(serverId).operation(), access.ipmi().id());
    access.close();
  }

  private ApiCall<?, Site> location(String serverId) {
    return transport.call(
        api.getServer(Preconditions.id("serverId", serverId), null), IpmiSessions::site, "");
  }

  private static Site site(ServerResponse response) {
    Site site = Servers.server(response).site();
    MalformedResponseException.require(site, "data.attributes.region.site.slug");
    Preconditions.text("site", site.value());
    return site;
  }

  private ApiCall<?, IssuedIpmiSession> creation(String serverId) {
    ApiCall<?, IssuedIpmiSession> creation =
        transport.call(
            api.createIpmiSession(Preconditions.id("serverId", serverId)),
            IpmiSessions::issued,
            "IPMI logins cannot be listed or deleted: create another one.");
    return ledger
        .journal()
        .recording(
            creation,
            Described.unlisted(null, serverId),
            IssuedIpmiSession::id,
            IssuedIpmiSession::asJournalled);
  }

  private static IssuedIpmiSession issued(IpmiSession response) {
    return new IssuedIpmiSession(
        MalformedResponseException.require(response.data(), "data"),
        EnvelopeFields.of(null, response.unknownFields()));
  }
}
