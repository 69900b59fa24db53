package dev.keyfob.latitude;

import dev.keyfob.Listing;
import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.GetVpnSessionsResponse;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataType;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.CandidateSearch;
import dev.keyfob.internal.issuance.ClientJournal.Described;
import dev.keyfob.internal.issuance.CredentialType;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.issuance.Match;
import dev.keyfob.internal.issuance.RevocableCallIssuance;
import dev.keyfob.internal.pending.PendingRecovery;
import dev.keyfob.internal.pending.PendingSearch;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.journal.PendingIssuance;
import dev.keyfob.journal.RecoveredIssuance;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Creates, lists, refreshes and deletes VPN sessions, which lead into a site's private network.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
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
   * Creates a session and returns its login. This response is the only one with the password.
   *
   * <p>Each call creates another session. The request is sent once; it is retried only if it was
   * never sent, or was rejected with 429. ({@code POST /vpn_sessions})
   *
   * @param site the site of the server
   * @param serverId the server to reach, as {@code sv_…}
   * @return the session, with its password
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: a session may exist,
   *     which {@link #list()} shows. {@link #issue} can recover it
   * @throws IllegalArgumentException if an argument is null, blank or not a valid id; no request is
   *     sent
   */
  public IssuedVpnSession create(Site site, String serverId) {
    return creation(site, serverId).execute();
  }

  /**
   * Does the same as {@link #create} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param site the site of the server
   * @param serverId the server to reach, as {@code sv_…}
   * @return a future that completes as {@link #create} does
   */
  public CompletableFuture<IssuedVpnSession> createAsync(Site site, String serverId) {
    return creation(site, serverId).executeAsync();
  }

  /**
   * Returns an issuance of one session, which can recover, deliver and lease it. Nothing is sent
   * yet; the creation is sent as by {@link #create}.
   *
   * <p><b>Risk:</b> sessions do not record their creator. If another client creates one at the same
   * site within the seconds that recovery takes, and this one was never created, recovery acts on
   * the other client's. On shared accounts do not use {@link RevocableIssuance#recover}.
   *
   * @param site the site of the server
   * @param serverId the server to reach, as {@code sv_…}
   * @return the issuance, to be used once
   * @throws IllegalArgumentException if an argument is null, blank or not a valid id
   */
  public RevocableIssuance<IssuedVpnSession> issue(Site site, String serverId) {
    return new RevocableCallIssuance<>(creation(site, serverId), type(), search(site), ledger);
  }

  /**
   * Returns all sessions, without their passwords. Retried if it fails. ({@code GET /vpn_sessions})
   *
   * @return all sessions
   */
  public Listing<VpnSession> list() {
    return listing(null).execute();
  }

  /**
   * Does the same as {@link #list()} without blocking.
   *
   * @return a future that completes as {@link #list()} does
   */
  public CompletableFuture<Listing<VpnSession>> listAsync() {
    return listing(null).executeAsync();
  }

  /**
   * Returns the sessions of one site, without their passwords. Retried if it fails. ({@code GET
   * /vpn_sessions})
   *
   * @param site the site of the servers
   * @return the sessions
   * @throws IllegalArgumentException if the site is null or blank; no request is sent
   */
  public Listing<VpnSession> list(Site site) {
    return listing(checked(site)).execute();
  }

  /**
   * Does the same as {@link #list(Site)} without blocking.
   *
   * @param site the site of the servers
   * @return a future that completes as {@link #list(Site)} does
   */
  public CompletableFuture<Listing<VpnSession>> listAsync(Site site) {
    return listing(checked(site)).executeAsync();
  }

  /**
   * Gives a session another password and returns the session with it. This response is the only one
   * with the password; the previous one stops working.
   *
   * <p>Each call issues another password. The request is sent once; it is retried only if it was
   * never sent, or was rejected with 429. ({@code PATCH
   * /vpn_sessions/{vpn_session_id}/refresh_password})
   *
   * @param id the session, as {@code vpn_…}
   * @return the session, with its new password
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: the previous password
   *     may not work any more, and another refresh replaces the lost one
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public IssuedVpnSession refreshPassword(String id) {
    return refreshing(id).execute();
  }

  /**
   * Does the same as {@link #refreshPassword} without blocking. Cancelling the future cancels the
   * request, which may have been applied.
   *
   * @param id the session, as {@code vpn_…}
   * @return a future that completes as {@link #refreshPassword} does
   */
  public CompletableFuture<IssuedVpnSession> refreshPasswordAsync(String id) {
    return refreshing(id).executeAsync();
  }

  /**
   * Deletes a session: its login stops working. Also works after the client has been closed.
   *
   * <p>Retried if it fails. If the response is lost and a retry is answered with 404, the session
   * counts as deleted. A 404 without a JSON error counts only if the listing, read once, does not
   * have the session. ({@code DELETE /vpn_sessions/{vpn_session_id}})
   *
   * @param id the session, as {@code vpn_…}
   * @throws dev.keyfob.error.NotFoundException if there is no such session
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public void delete(String id) {
    deletion(id).onClosedClient().execute();
    ledger.revoked(id);
  }

  /**
   * Does the same as {@link #delete} without blocking.
   *
   * @param id the session, as {@code vpn_…}
   * @return a future that completes as {@link #delete} does
   */
  public CompletableFuture<Void> deleteAsync(String id) {
    CompletableFuture<Void> deleted = deletion(id).onClosedClient().executeAsync();
    var unused =
        deleted.whenComplete(
            (none, failure) -> {
              if (failure == null) {
                ledger.revoked(id);
              }
            });
    return deleted;
  }

  /**
   * Recovers the sessions that killed or failed issuances may have left, as the client's journal
   * records them. Each is looked up in the list of sessions, and is reissued to a sink, revoked, or
   * only reported. Nothing is changed unless it is certain which session it is.
   *
   * <p>Sends one request for the list, retried if it fails, if there is anything to recover, and
   * one request for each session that is reissued or revoked. Can be called at any time, by several
   * processes at once: each issuance is recovered by the one that claims it. Issuances that are
   * running are left alone.
   *
   * <p>If a process died after a sink had stored a session, and before that was recorded, the
   * session is reissued all the same, and {@link SecretSink#replace} gets it; otherwise {@link
   * SecretSink#accept} does. So a sink must find what it has stored by the session's id.
   *
   * <p><b>Risk:</b> sessions do not record their creator. If an issuance died before its request
   * was sent, and a client without this journal created a session at the same site at the same
   * time, recovery acts on that one. On shared accounts, only use {@link
   * LatitudeClient#pendingIssuances}.
   *
   * @param action what to do with a session that is found
   * @param sinks returns the sink for the new password of a session; null if the action is {@code
   *     REVOKE}
   * @return what was done with each issuance, the oldest first
   * @throws IllegalStateException if the client has no journal; no request is sent
   * @throws dev.keyfob.journal.JournalException if the journal cannot be read; nothing was changed
   * @throws IllegalArgumentException if the action is null, or {@code sinks} is null with {@code
   *     REISSUE}; no request is sent
   */
  public List<RecoveredIssuance> recoverPending(
      RecoveryAction action,
      @Nullable Function<PendingIssuance, SecretSink<IssuedVpnSession>> sinks) {
    return new PendingRecovery<>(type(), pendingSearch(), ledger.journal()).run(action, sinks);
  }

  private PendingSearch<VpnSession> pendingSearch() {
    return new PendingSearch<>(
        "post-vpn-session",
        "put-vpn-session",
        () -> listing(null),
        VpnSession::id,
        VpnSession::createdAt,
        (subject, session) -> matches(session, Site.of(subject)));
  }

  private CredentialType<IssuedVpnSession> type() {
    return new CredentialType<>(
        IssuedVpnSession::id,
        this::refreshing,
        this::deletion,
        IssuedVpnSession::expiresAt,
        IssuedVpnSession::asJournalled,
        transport.timeSource(),
        ledger);
  }

  private CandidateSearch<VpnSession> search(Site site) {
    return new CandidateSearch<>(
        metro(site),
        other -> metro(Site.of(other)).equals(metro(site)),
        () -> listing(site),
        VpnSession::id,
        VpnSession::createdAt,
        session -> matches(session, site));
  }

  private static Match matches(VpnSession session, Site site) {
    if (session.site() == null) {
      return Match.UNCLEAR;
    }
    if (session.site().value().equalsIgnoreCase(site.value())) {
      return Match.SAME;
    }
    // A listing may show the site that has the gateway in place of the requested one, such as SAO
    // for SAO2.
    return metro(session.site()).equals(metro(site)) ? Match.UNCLEAR : Match.OTHER;
  }

  private static String metro(Site site) {
    return site.value().toUpperCase(Locale.ROOT).replaceFirst("[0-9]+$", "");
  }

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
                            .site(site.generated())
                            .serverId(serverId)
                            .build())
                    .build())
            .build();
    ApiCall<?, IssuedVpnSession> creation =
        transport.call(
            api.postVpnSession(request),
            VpnSessions::issued,
            "See with vpnSessions().list() whether there is a new session at the site: its password"
                + " can be refreshed, or the session removed.");
    return ledger
        .journal()
        .recording(
            creation.issuing(
                operation -> ledger.begin(operation, metro(site)), IssuedVpnSession::id),
            Described.listed(site.value(), serverId, () -> listing(site)),
            IssuedVpnSession::id,
            IssuedVpnSession::asJournalled);
  }

  private ApiCall<?, IssuedVpnSession> refreshing(String id) {
    ApiCall<?, IssuedVpnSession> refreshing =
        transport.call(
            api.putVpnSession(Preconditions.id("id", id)),
            response -> {
              IssuedVpnSession session = issued(response);
              MalformedResponseException.requireSameId(id, session.id());
              return session;
            },
            "Refresh the password again: whichever the session has now stops working then.");
    return ledger
        .journal()
        .recording(
            refreshing.issuing(
                operation -> ledger.beginReissue(operation, id), IssuedVpnSession::id),
            Described.reissued(id),
            IssuedVpnSession::id,
            IssuedVpnSession::asJournalled);
  }

  private ApiCall<?, Void> deletion(String id) {
    ApiCall<?, Void> deletion =
        transport.callForStatus(api.deleteVpnSession(Preconditions.id("id", id)), "");
    return deletion.confirmedBy(
        () ->
            listing(null).onClosedClient().uncached().execute().stream()
                .anyMatch(session -> id.equals(session.id())));
  }

  private static IssuedVpnSession issued(VpnSessionWithPassword response) {
    return new IssuedVpnSession(
        MalformedResponseException.require(response.data(), "data"),
        EnvelopeFields.of(response.meta(), response.unknownFields()));
  }

  private ApiCall<?, Listing<VpnSession>> listing(Site site) {
    return transport.call(
        api.getVpnSessions(site == null ? null : site.generated()), VpnSessions::sessions, "");
  }

  private static Listing<VpnSession> sessions(GetVpnSessionsResponse response) {
    return ListResponses.of(
        response.data(), "data", VpnSession::new, response.meta(), response.unknownFields());
  }
}
