package dev.keyfob.latitude;

import dev.keyfob.Creation;
import dev.keyfob.Lease;
import dev.keyfob.Listing;
import dev.keyfob.RecoveryAction;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.GetVpnSessionsResponse;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataType;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.CandidateSearch;
import dev.keyfob.internal.issuance.CredentialLease;
import dev.keyfob.internal.issuance.CredentialRecovery;
import dev.keyfob.internal.issuance.CredentialType;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.issuance.Match;
import dev.keyfob.internal.issuance.SinkDelivery;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.Patience;
import dev.keyfob.sink.SecretSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * VPN sessions into a site's private network. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes its future
 * with one.
 *
 * @since 0.1.0
 */
public final class VpnSessions {

  private final ApiTransport transport;
  private final IssuanceLedger ledger;
  private final VpnSessionsApi api;

  VpnSessions(ApiTransport transport, IssuanceLedger ledger) {
    this.transport = transport;
    this.ledger = ledger;
    this.api = transport.api(VpnSessionsApi.class);
  }

  /**
   * Creates a session and gives its login, password included: this answer is the only one that has
   * it.
   *
   * <p>Each call makes another session. It is sent once; again only when it provably never left, or
   * was refused with 429. ({@code POST /vpn_sessions})
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @return the session, with its password
   * @throws dev.keyfob.error.OutcomeUnknownException when a session may exist whose password nobody
   *     has; {@link #list()} shows it
   * @throws IllegalArgumentException when an argument cannot be meant, before anything is sent
   */
  public IssuedVpnSession create(Site site, String serverId) {
    return creation(site, serverId).execute();
  }

  /**
   * {@link #create}, without waiting. Cancelling the future cancels the request, which may have
   * been carried out.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @return what {@link #create} returns, once it is there
   */
  public CompletableFuture<IssuedVpnSession> createAsync(Site site, String serverId) {
    return creation(site, serverId).executeAsync();
  }

  /**
   * {@return all sessions, without their passwords}
   *
   * <p>May be repeated, and is tried again by itself. ({@code GET /vpn_sessions})
   */
  public Listing<VpnSession> list() {
    return listing(null).execute();
  }

  /**
   * {@link #list()}, without waiting.
   *
   * @return what {@link #list} returns, once it is there
   */
  public CompletableFuture<Listing<VpnSession>> listAsync() {
    return listing(null).executeAsync();
  }

  /**
   * {@return {@link #list()} of one site}
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @throws IllegalArgumentException when the site is null, or its text cannot be meant, before
   *     anything is sent
   */
  public Listing<VpnSession> list(Site site) {
    return listing(checked(site)).execute();
  }

  /**
   * {@link #list(Site)}, without waiting.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @return what {@link #list} returns, once it is there
   */
  public CompletableFuture<Listing<VpnSession>> listAsync(Site site) {
    return listing(checked(site)).executeAsync();
  }

  /**
   * Gives a session another password, and the session with it: this answer is the only one that has
   * it. The password before stops working.
   *
   * <p>Each call makes another password. It is sent once; again only when it provably never left,
   * or was refused with 429. ({@code PATCH /vpn_sessions/{vpn_session_id}/refresh_password})
   *
   * @param id of the session, as {@code vpn_…}
   * @return the session, with its new password
   * @throws dev.keyfob.error.OutcomeUnknownException when the session may have a password that
   *     nobody has; another refresh replaces it
   * @throws IllegalArgumentException when the id cannot be meant, before anything is sent
   */
  public IssuedVpnSession refreshPassword(String id) {
    return refreshing(id).execute();
  }

  /**
   * {@link #refreshPassword}, without waiting. Cancelling the future cancels the request, which may
   * have been carried out.
   *
   * @param id of the session, as {@code vpn_…}
   * @return what {@link #refreshPassword} returns, once it is there
   */
  public CompletableFuture<IssuedVpnSession> refreshPasswordAsync(String id) {
    return refreshing(id).executeAsync();
  }

  /**
   * Removes a session, whose login stops working.
   *
   * <p>May be repeated, and is tried again by itself; what is gone when an attempt whose answer was
   * lost is repeated counts as removed. ({@code DELETE /vpn_sessions/{vpn_session_id}})
   *
   * @param id of the session, as {@code vpn_…}
   * @throws dev.keyfob.error.NotFoundException when there is no such session
   * @throws IllegalArgumentException when the id cannot be meant, before anything is sent
   */
  public void delete(String id) {
    removal(id).execute();
  }

  /**
   * {@link #delete}, without waiting.
   *
   * @param id of the session, as {@code vpn_…}
   * @return done when {@link #delete} would return
   */
  public CompletableFuture<Void> deleteAsync(String id) {
    return removal(id).executeAsync();
  }

  /**
   * {@link #createOrRecover(Site, String, RecoveryAction)} that has another password made.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @return what came of it
   */
  public Creation<IssuedVpnSession> createOrRecover(Site site, String serverId) {
    return createOrRecover(site, serverId, RecoveryAction.REISSUE);
  }

  /**
   * Creates a session, and finds it again when the answer is lost: then its password is replaced,
   * or the session removed, and the result says which.
   *
   * <p>Costs one more request than {@link #create}: the site's sessions are listed first. After a
   * lost answer the session is the one whose id the rest of the answer holds. Else it is looked
   * for, for seven seconds at most, and taken when all of this is so: three looks in a row show it
   * and nothing else that is new; it says that it is at the site; and it says that it was made
   * between the listing before (or the last 429 that refused the creation) and the first listing
   * after, by the {@code Date} that the server gave with them. This machine's clock has no say.
   * Where any of it is not so, or the server gives no {@code Date}, nothing is changed.
   *
   * <p>What this client or a copy of it issues to another caller is never taken. What nobody can
   * know: sessions do not tell who made them. When ours was never made, or shows only after those
   * looks, and somebody else made one at the site in that time (as long as the answer took to be
   * lost), theirs is taken for ours. Where that can be, use {@link #create}. A lost answer to the
   * new password is followed by another new password, twice at most.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @param recovery what to do with what is found after a lost answer
   * @return what came of it
   * @throws dev.keyfob.error.OutcomeUnknownException when the answer is lost, and no session was
   *     found, or none that is certain to be the one, or what was found could not be dealt with.
   *     Its {@code candidates()} are the ids of what was found; unless the message says something
   *     else they are left as they are
   * @throws dev.keyfob.error.DecodingException when an answer came but cannot be understood: the
   *     password is in its {@code body()}, and nothing is recovered
   * @throws IllegalArgumentException when an argument cannot be meant, before anything is sent
   */
  public Creation<IssuedVpnSession> createOrRecover(
      Site site, String serverId, RecoveryAction recovery) {
    return createOrRecover(site, serverId, recovery, Patience.SYSTEM);
  }

  Creation<IssuedVpnSession> createOrRecover(
      Site site, String serverId, RecoveryAction recovery, Patience patience) {
    ApiCall<?, IssuedVpnSession> creation = creation(site, serverId);
    return recoverer(site, recovery, patience).run(creation);
  }

  /**
   * {@link #createOrRecoverAsync(Site, String, RecoveryAction, Executor)} that has another password
   * made.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createOrRecover} returns, once it is there
   */
  public CompletableFuture<Creation<IssuedVpnSession>> createOrRecoverAsync(
      Site site, String serverId, Executor executor) {
    return createOrRecoverAsync(site, serverId, RecoveryAction.REISSUE, executor);
  }

  /**
   * {@link #createOrRecover(Site, String, RecoveryAction)} on another thread, which waits for each
   * answer. Cancelling the future keeps it from beginning; once begun it comes to its end, and
   * removes what nobody listens for any more.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @param recovery what to do with what is found after a lost answer
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createOrRecover} returns, once it is there
   */
  public CompletableFuture<Creation<IssuedVpnSession>> createOrRecoverAsync(
      Site site, String serverId, RecoveryAction recovery, Executor executor) {
    ApiCall<?, IssuedVpnSession> creation = creation(site, serverId);
    return recoverer(site, recovery, Patience.SYSTEM).runOn(executor, creation);
  }

  /**
   * Creates a session and hands it to the sink, or leaves none: when the sink fails, the session is
   * removed. Sent as {@link #create} is; the sink is asked once, after that.
   *
   * <p>Removing is tried for five seconds where the session is not to be found, which may only not
   * be visible yet; an interrupt ends that.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @param sink where the credential goes
   * @return the session, when the sink has it
   * @throws dev.keyfob.error.DeliveryFailedException when the sink failed; it says whether the
   *     session is removed, and has it if not
   * @throws IllegalArgumentException when an argument cannot be meant or the sink cannot take
   *     anything (its file exists), before anything is sent
   */
  public IssuedVpnSession createInto(
      Site site, String serverId, SecretSink<? super IssuedVpnSession> sink) {
    return createInto(site, serverId, sink, Patience.SYSTEM);
  }

  IssuedVpnSession createInto(
      Site site, String serverId, SecretSink<? super IssuedVpnSession> sink, Patience patience) {
    return SinkDelivery.orRemoval(kind(), patience).run(creation(site, serverId), sink);
  }

  /**
   * {@link #createInto} on another thread, on which the sink is called too. Cancelling the future
   * keeps it from beginning; once begun it comes to its end, unheard.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @param sink where the credential goes
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createInto} returns, once it is there
   */
  public CompletableFuture<IssuedVpnSession> createIntoAsync(
      Site site, String serverId, SecretSink<? super IssuedVpnSession> sink, Executor executor) {
    return SinkDelivery.orRemoval(kind(), Patience.SYSTEM)
        .runOn(executor, creation(site, serverId), sink);
  }

  /**
   * Creates a session for as long as it is needed: closing the lease removes it. Sent as {@link
   * #create} is.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @return the session, to be closed when it is not needed any more
   * @throws IllegalArgumentException when an argument cannot be meant, before anything is sent
   */
  public Lease<IssuedVpnSession> lease(Site site, String serverId) {
    return leasing(site, serverId, Patience.SYSTEM).get();
  }

  /** With the arguments looked at, and nothing sent yet. */
  Supplier<Lease<IssuedVpnSession>> leasing(Site site, String serverId, Patience patience) {
    ApiCall<?, IssuedVpnSession> creation = creation(site, serverId);
    return () -> CredentialLease.of(kind(), creation, patience);
  }

  /**
   * {@link #lease} on another thread. Cancelling the future keeps it from beginning; once begun it
   * comes to its end, and the session is removed if nobody listens for it any more.
   *
   * @param site where the server is; values that this version does not know may be made with {@link
   *     Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #lease} returns, once it is there
   */
  public CompletableFuture<Lease<IssuedVpnSession>> leaseAsync(
      Site site, String serverId, Executor executor) {
    return CredentialLease.ofOn(executor, kind(), creation(site, serverId));
  }

  private CredentialType<IssuedVpnSession> kind() {
    return new CredentialType<>(
        IssuedVpnSession::id, this::refreshing, this::removal, IssuedVpnSession::expiresAt);
  }

  private CredentialRecovery<IssuedVpnSession, VpnSession> recoverer(
      Site site, RecoveryAction recovery, Patience patience) {
    CandidateSearch<VpnSession> search =
        new CandidateSearch<>(
            () -> listing(site),
            VpnSession::id,
            VpnSession::createdAt,
            session -> likeness(site, session));
    return new CredentialRecovery<>(kind(), search, recovery, ledger, patience);
  }

  private static Match likeness(Site site, VpnSession session) {
    if (session.site() == null) {
      return Match.UNCLEAR;
    }
    return session.site().value().equalsIgnoreCase(site.value()) ? Match.SAME : Match.OTHER;
  }

  /** Any text that can be meant: the provider has more sites than its document. */
  private static Site checked(Site site) {
    Preconditions.text("site", Preconditions.present("site", site).value());
    return site;
  }

  private ApiCall<?, IssuedVpnSession> creation(Site site, String serverId) {
    checked(site);
    Preconditions.id("serverId", serverId);
    PostVpnSessionRequest request =
        PostVpnSessionRequest.builder()
            .data(
                PostVpnSessionRequestData.builder()
                    .type(PostVpnSessionRequestDataType.VPN_SESSIONS)
                    .attributes(
                        PostVpnSessionRequestDataAttributes.builder()
                            .site(site)
                            .serverId(serverId)
                            .build())
                    .build())
            .build();
    ApiCall<?, IssuedVpnSession> creation =
        transport.call(
            api.postVpnSession(request),
            VpnSessions::issued,
            "See with vpnSessions().list() whether there is a new session at the site: its password can be refreshed,"
                + " or the session removed.");
    return creation.issuing(ledger::begin, IssuedVpnSession::id);
  }

  private ApiCall<?, IssuedVpnSession> refreshing(String id) {
    ApiCall<?, IssuedVpnSession> refreshing =
        transport.call(
            api.putVpnSession(Preconditions.id("id", id)),
            VpnSessions::issued,
            "Refresh the password again: whichever the session has now stops working then.");
    return refreshing.issuing(ledger::begin, IssuedVpnSession::id);
  }

  private ApiCall<?, Void> removal(String id) {
    return transport.callForStatus(api.deleteVpnSession(Preconditions.id("id", id)), "");
  }

  private static IssuedVpnSession issued(VpnSessionWithPassword answer) {
    return new IssuedVpnSession(
        MalformedResponseException.require(answer.data(), "data"),
        EnvelopeFields.of(answer.meta(), answer.unknownFields()));
  }

  private ApiCall<?, Listing<VpnSession>> listing(Site site) {
    return transport.call(api.getVpnSessions(site), VpnSessions::sessions, "");
  }

  private static Listing<VpnSession> sessions(GetVpnSessionsResponse answer) {
    return ListResponses.of(
        answer.data(), "data", VpnSession::new, answer.meta(), answer.unknownFields());
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "VpnSessions";
  }
}
