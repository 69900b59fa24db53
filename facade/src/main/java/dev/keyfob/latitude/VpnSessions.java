package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.GetVpnSessionsResponse;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataType;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import dev.keyfob.internal.Arguments;
import dev.keyfob.internal.transport.Exchange;
import dev.keyfob.internal.transport.Transport;
import dev.keyfob.internal.transport.UnreadableException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

/**
 * VPN sessions into a site's private network. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.KeyfobException}, or completes its future with one.
 */
public final class VpnSessions {

  private final Transport transport;
  private final VpnSessionsApi api;

  VpnSessions(Transport transport) {
    this.transport = transport;
    this.api = transport.api(VpnSessionsApi.class);
  }

  /**
   * Creates a session and gives its login, password included: this answer is the only one that has it.
   *
   * <p>Each call makes another session. It is sent once; again only when it provably never left, or was refused with
   * 429. ({@code POST /vpn_sessions})
   *
   * @param site where the server is; values that this version does not know may be made with {@link Site#of}
   * @param serverId the server to reach, as {@code sv_…}
   * @throws dev.keyfob.OutcomeUnknownException when a session may exist whose password nobody has; {@link #list()}
   *     shows it
   * @throws IllegalArgumentException when an argument cannot be meant, before anything is sent
   */
  public IssuedVpnSession create(Site site, String serverId) {
    return creation(site, serverId).send();
  }

  /** {@link #create}, without waiting. Cancelling the future cancels the request, which may have been carried out. */
  public CompletableFuture<IssuedVpnSession> createAsync(Site site, String serverId) {
    return creation(site, serverId).sendAsync();
  }

  /**
   * All sessions, without their passwords. May be repeated, and is tried again by itself. ({@code GET /vpn_sessions})
   */
  public List<VpnSession> list() {
    return listing(null).send();
  }

  /** {@link #list()}, without waiting. */
  public CompletableFuture<List<VpnSession>> listAsync() {
    return listing(null).sendAsync();
  }

  /** The sessions at one site, without their passwords. May be repeated, and is tried again by itself. */
  public List<VpnSession> list(Site site) {
    return listing(Arguments.present("site", site)).send();
  }

  /** {@link #list(Site)}, without waiting. */
  public CompletableFuture<List<VpnSession>> listAsync(Site site) {
    return listing(Arguments.present("site", site)).sendAsync();
  }

  private Exchange<?, IssuedVpnSession> creation(Site site, String serverId) {
    Arguments.text("site", Arguments.present("site", site).value());
    Arguments.id("serverId", serverId);
    PostVpnSessionRequest request =
        PostVpnSessionRequest.builder()
            .data(
                PostVpnSessionRequestData.builder()
                    .type(PostVpnSessionRequestDataType.VPN_SESSIONS)
                    .attributes(
                        PostVpnSessionRequestDataAttributes.builder().site(site).serverId(serverId).build())
                    .build())
            .build();
    return transport.exchange(
        api.postVpnSession(request),
        VpnSessions::issued,
        "See with vpnSessions().list() whether there is a new session at the site: its password can be refreshed, or"
            + " the session removed.");
  }

  private static IssuedVpnSession issued(VpnSessionWithPassword answer) {
    return new IssuedVpnSession(UnreadableException.require(answer.data(), "data"));
  }

  private Exchange<?, List<VpnSession>> listing(Site site) {
    return transport.exchange(api.getVpnSessions(site), VpnSessions::sessions, "");
  }

  private static List<VpnSession> sessions(GetVpnSessionsResponse answer) {
    if (answer.data() == null && answer.unknownFields().isNull("data")) {
      return List.of();
    }
    return UnreadableException.require(answer.data(), "list in data").stream()
        .filter(Objects::nonNull)
        .map(VpnSession::new)
        .toList();
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "VpnSessions";
  }
}
