package dev.keyfob.latitude;

import dev.keyfob.Lease;
import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.generated.latitude.model.IpmiSession;
import dev.keyfob.generated.latitude.model.Server;
import dev.keyfob.generated.latitude.model.ServerDataAttributes;
import dev.keyfob.generated.latitude.model.ServerRegionResourceData;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.ExecutorFutures;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.issuance.SinkDelivery;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.Patience;
import dev.keyfob.sink.SecretSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Logins to servers' IPMI. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes its future
 * with one.
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
   * Makes a login and gives it, password included: no other answer has it, and no operation lists
   * or removes it.
   *
   * <p>Each call makes another login. It is sent once; again only when it provably never left, or
   * was refused with 429. ({@code POST /servers/{server_id}/remote_access})
   *
   * @param serverId the server, as {@code sv_…}
   * @return the login
   * @throws dev.keyfob.error.OutcomeUnknownException when a login may exist whose password nobody
   *     has
   * @throws IllegalArgumentException when the argument cannot be meant, before anything is sent
   */
  public IssuedIpmiSession create(String serverId) {
    return creation(serverId).execute();
  }

  /**
   * {@link #create}, without waiting. Cancelling the future cancels the request, which may have
   * been carried out.
   *
   * @param serverId the server, as {@code sv_…}
   * @return what {@link #create} returns, once it is there
   */
  public CompletableFuture<IssuedIpmiSession> createAsync(String serverId) {
    return creation(serverId).executeAsync();
  }

  /**
   * Makes a login and hands it to the sink. Sent as {@link #create} is; the sink is asked once,
   * after that. The API cannot revoke a login: when the sink fails it goes on working, and the
   * exception has it.
   *
   * @param serverId the server, as {@code sv_…}
   * @param sink where the credential goes
   * @return the login, when the sink has it
   * @throws dev.keyfob.error.DeliveryFailedException when the sink failed
   * @throws IllegalArgumentException when an argument cannot be meant or the sink cannot take
   *     anything (its file exists), before anything is sent
   */
  public IssuedIpmiSession createInto(String serverId, SecretSink<? super IssuedIpmiSession> sink) {
    return delivery().run(creation(serverId), sink);
  }

  /**
   * {@link #createInto} on another thread, on which the sink is called too. Cancelling the future
   * keeps it from beginning; once begun it comes to its end, unheard.
   *
   * @param serverId the server, as {@code sv_…}
   * @param sink where the credential goes
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createInto} returns, once it is there
   */
  public CompletableFuture<IssuedIpmiSession> createIntoAsync(
      String serverId, SecretSink<? super IssuedIpmiSession> sink, Executor executor) {
    return delivery().runOn(executor, creation(serverId), sink);
  }

  /**
   * {@link #open(Site, String)} at the site where the server is, which is asked for first; that may
   * be repeated, and is tried again by itself. ({@code GET /servers/{server_id}})
   *
   * @param serverId the server, as {@code sv_…}
   * @return both, to be closed when they are not needed any more
   * @throws dev.keyfob.error.NotFoundException when there is no such server
   * @throws dev.keyfob.error.DecodingException also when the server does not say where it is;
   *     {@link #open(Site, String)} may be told
   */
  public IpmiAccess open(String serverId) {
    return open(location(serverId).execute(), serverId);
  }

  /**
   * {@link #openAsync(Site, String, Executor)} at the site where the server is, as {@link
   * #open(String)} is.
   *
   * @param serverId the server, as {@code sv_…}
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #open} returns, once it is there
   */
  public CompletableFuture<IpmiAccess> openAsync(String serverId, Executor executor) {
    ApiCall<?, Site> location = location(serverId);
    return ExecutorFutures.run(
        executor, () -> open(location.execute(), serverId), IpmiAccess::close);
  }

  /**
   * All it takes to reach a server's IPMI: a VPN session to its site, and a login behind that.
   * Closing the result removes the VPN session; the login cannot be revoked, and leads nowhere
   * without a VPN session.
   *
   * <p>Both are sent as {@link #create} and {@link VpnSessions#create} are, the VPN session first.
   * When the login cannot be had, the VPN session is removed; what goes wrong with that is
   * suppressed in what is thrown, as a {@link dev.keyfob.error.RevocationFailedException} that has
   * the session.
   *
   * @param site where the server is
   * @param serverId the server, as {@code sv_…}
   * @return both, to be closed when they are not needed any more
   * @throws dev.keyfob.error.OutcomeUnknownException when one of the two may exist and nobody has
   *     its password; its {@code pathTemplate()} tells which
   * @throws IllegalArgumentException when an argument cannot be meant, before anything is sent
   */
  public IpmiAccess open(Site site, String serverId) {
    return open(site, serverId, Patience.SYSTEM);
  }

  IpmiAccess open(Site site, String serverId, Patience patience) {
    return opening(site, serverId, patience).get();
  }

  /**
   * {@link #open(Site, String)} on another thread. Cancelling the future keeps it from beginning;
   * once begun it comes to its end, and is closed if nobody listens for it any more.
   *
   * @param site where the server is
   * @param serverId the server, as {@code sv_…}
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #open} returns, once it is there
   */
  public CompletableFuture<IpmiAccess> openAsync(Site site, String serverId, Executor executor) {
    return ExecutorFutures.run(
        executor, opening(site, serverId, Patience.SYSTEM), IpmiAccess::close);
  }

  private Supplier<IpmiAccess> opening(Site site, String serverId, Patience patience) {
    ApiCall<?, IssuedIpmiSession> creation = creation(serverId);
    Supplier<Lease<IssuedVpnSession>> leasing =
        new VpnSessions(transport, ledger).leasing(site, serverId, patience);
    return () -> {
      Lease<IssuedVpnSession> vpn = leasing.get();
      try {
        return new IpmiAccess(vpn, creation.onClosedClient().execute());
      } catch (RuntimeException | Error failure) {
        undo(vpn, failure);
        throw failure;
      }
    };
  }

  private static void undo(Lease<IssuedVpnSession> vpn, Throwable failure) {
    try {
      vpn.close();
    } catch (RuntimeException | Error failureToo) {
      failure.addSuppressed(failureToo);
    }
  }

  private static SinkDelivery<IssuedIpmiSession> delivery() {
    return SinkDelivery.withoutReturn(IssuedIpmiSession::id);
  }

  private ApiCall<?, Site> location(String serverId) {
    return transport.call(
        api.getServer(Preconditions.id("serverId", serverId), null), IpmiSessions::site, "");
  }

  private static Site site(Server answer) {
    ServerDataAttributes server = answer.data() == null ? null : answer.data().attributes();
    ServerRegionResourceData region = server == null ? null : server.region();
    String slug = region == null || region.site() == null ? null : region.site().slug();
    return Site.of(
        Preconditions.text(
            "site", MalformedResponseException.require(slug, "data.attributes.region.site.slug")));
  }

  private ApiCall<?, IssuedIpmiSession> creation(String serverId) {
    return transport.call(
        api.createIpmiSession(Preconditions.id("serverId", serverId)),
        IpmiSessions::issued,
        "IPMI logins cannot be listed or removed: create another one.");
  }

  private static IssuedIpmiSession issued(IpmiSession answer) {
    return new IssuedIpmiSession(
        MalformedResponseException.require(answer.data(), "data"),
        EnvelopeFields.of(null, answer.unknownFields()));
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "IpmiSessions";
  }
}
