package dev.keyfob.contract;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.latitude.IpmiAccess;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedIpmiSession;
import dev.keyfob.latitude.IssuedOutOfBandConnection;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.pingnetwork.EventOptions;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvents;
import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The methods of the facade that do several things of which each has a contract of its own, or
 * stand for something else than one request and one answer. For each a call that gives the
 * credential which it came to.
 */
final class ComposedOperations {

  private static final Executor HERE = Runnable::run;
  private static final NewApiKey KEY = NewApiKey.named("composed");
  private static final NewSession SESSION = NewSession.of("client", "xx").reusable(true);

  /**
   * What to call methods of.
   *
   * @param latitude of the sandbox
   * @param ping of the sandbox
   */
  record Clients(LatitudeClient latitude, PingNetworkClient ping) {}

  static final Map<String, Function<Clients, Secret<String>>> ALL =
      Map.ofEntries(
          entry(
              "vpnSessions.createOrRecover(Site,String)",
              to ->
                  to.latitude
                      .vpnSessions()
                      .createOrRecover(Site.SAO, "sv_1")
                      .credential()
                      .get()
                      .password()),
          entry(
              "vpnSessions.createOrRecover(Site,String,RecoveryAction)",
              to ->
                  to.latitude
                      .vpnSessions()
                      .createOrRecover(Site.SAO, "sv_1", RecoveryAction.REMOVE)
                      .credential()
                      .get()
                      .password()),
          entry(
              "vpnSessions.createOrRecoverAsync(Site,String,RecoveryAction,Executor)",
              to ->
                  to.latitude
                      .vpnSessions()
                      .createOrRecoverAsync(Site.SAO, "sv_1", RecoveryAction.REISSUE, HERE)
                      .join()
                      .credential()
                      .get()
                      .password()),
          entry(
              "vpnSessions.createInto(Site,String,SecretSink)",
              to ->
                  delivered(
                      sink -> to.latitude.vpnSessions().createInto(Site.SAO, "sv_1", sink),
                      IssuedVpnSession::password)),
          entry(
              "vpnSessions.createIntoAsync(Site,String,SecretSink,Executor)",
              to ->
                  delivered(
                      sink ->
                          to.latitude
                              .vpnSessions()
                              .createIntoAsync(Site.SAO, "sv_1", sink, HERE)
                              .join(),
                      IssuedVpnSession::password)),
          entry(
              "vpnSessions.lease(Site,String)",
              to -> refreshed(to.latitude.vpnSessions().lease(Site.SAO, "sv_1")).password()),
          entry(
              "vpnSessions.leaseAsync(Site,String,Executor)",
              to ->
                  refreshed(to.latitude.vpnSessions().leaseAsync(Site.SAO, "sv_1", HERE).join())
                      .password()),
          entry(
              "vpnSessions.createOrRecoverAsync(Site,String,Executor)",
              to ->
                  to.latitude
                      .vpnSessions()
                      .createOrRecoverAsync(Site.SAO, "sv_1", HERE)
                      .join()
                      .credential()
                      .get()
                      .password()),
          entry(
              "apiKeys.createOrRecover(NewApiKey)",
              to -> to.latitude.apiKeys().createOrRecover(KEY).credential().get().token()),
          entry(
              "apiKeys.createOrRecover(NewApiKey,RecoveryAction)",
              to ->
                  to.latitude
                      .apiKeys()
                      .createOrRecover(KEY, RecoveryAction.REMOVE)
                      .credential()
                      .get()
                      .token()),
          entry(
              "apiKeys.createOrRecoverAsync(NewApiKey,RecoveryAction,Executor)",
              to ->
                  to.latitude
                      .apiKeys()
                      .createOrRecoverAsync(KEY, RecoveryAction.REISSUE, HERE)
                      .join()
                      .credential()
                      .get()
                      .token()),
          entry(
              "apiKeys.createInto(NewApiKey,SecretSink)",
              to ->
                  delivered(
                      sink -> to.latitude.apiKeys().createInto(KEY, sink), IssuedApiKey::token)),
          entry(
              "apiKeys.createIntoAsync(NewApiKey,SecretSink,Executor)",
              to ->
                  delivered(
                      sink -> to.latitude.apiKeys().createIntoAsync(KEY, sink, HERE).join(),
                      IssuedApiKey::token)),
          entry(
              "apiKeys.createOrRecoverAsync(NewApiKey,Executor)",
              to ->
                  to.latitude
                      .apiKeys()
                      .createOrRecoverAsync(KEY, HERE)
                      .join()
                      .credential()
                      .get()
                      .token()),
          entry(
              "apiKeys.leaseAsync(NewApiKey,Executor)",
              to -> refreshed(to.latitude.apiKeys().leaseAsync(KEY, HERE).join()).token()),
          entry(
              "apiKeys.lease(NewApiKey)",
              to -> refreshed(to.latitude.apiKeys().lease(KEY)).token()),
          entry(
              "outOfBandConnections.createInto(String,String,SecretSink)",
              to ->
                  delivered(
                      sink -> to.latitude.outOfBandConnections().createInto("sv_1", "ssh_1", sink),
                      ComposedOperations::consolePassword)),
          entry(
              "outOfBandConnections.createIntoAsync(String,String,SecretSink,Executor)",
              to ->
                  delivered(
                      sink ->
                          to.latitude
                              .outOfBandConnections()
                              .createIntoAsync("sv_1", "ssh_1", sink, HERE)
                              .join(),
                      ComposedOperations::consolePassword)),
          entry(
              "ipmiSessions.createInto(String,SecretSink)",
              to ->
                  delivered(
                      sink -> to.latitude.ipmiSessions().createInto("sv_1", sink),
                      IssuedIpmiSession::password)),
          entry(
              "ipmiSessions.createIntoAsync(String,SecretSink,Executor)",
              to ->
                  delivered(
                      sink -> to.latitude.ipmiSessions().createIntoAsync("sv_1", sink, HERE).join(),
                      IssuedIpmiSession::password)),
          entry("ipmiSessions.open(String)", to -> opened(to.latitude.ipmiSessions().open("sv_1"))),
          entry(
              "ipmiSessions.openAsync(String,Executor)",
              to -> opened(to.latitude.ipmiSessions().openAsync("sv_1", HERE).join())),
          entry(
              "ipmiSessions.open(Site,String)",
              to -> opened(to.latitude.ipmiSessions().open(Site.SAO, "sv_1"))),
          entry(
              "ipmiSessions.openAsync(Site,String,Executor)",
              to -> opened(to.latitude.ipmiSessions().openAsync(Site.SAO, "sv_1", HERE).join())),
          entry(
              "sessions.createInto(NewSession,SecretSink)",
              to ->
                  delivered(
                      sink -> to.ping.sessions().createInto(SESSION, sink), IssuedSession::link)),
          entry(
              "sessions.createIntoAsync(NewSession,SecretSink,Executor)",
              to ->
                  delivered(
                      sink -> to.ping.sessions().createIntoAsync(SESSION, sink, HERE).join(),
                      IssuedSession::link)),
          entry("sessions.events()", to -> heard(to, () -> to.ping.sessions().events())),
          entry(
              "sessions.events(EventOptions)",
              to -> heard(to, () -> to.ping.sessions().events(EventOptions.standard().buffer(1)))),
          entry(
              "LatitudeClient.with(Consumer)",
              to ->
                  to.latitude
                      .with(options -> options.maxRetries(0))
                      .vpnSessions()
                      .create(Site.SAO, "sv_1")
                      .password()),
          entry(
              "PingNetworkClient.with(Consumer)",
              to ->
                  to.ping
                      .with(options -> options.maxRetries(0))
                      .sessions()
                      .create(SESSION)
                      .link()));

  private ComposedOperations() {}

  /** The sink has what the caller has. */
  private static <T> Secret<String> delivered(
      Function<SecretSink<T>, T> operation, Function<T, Secret<String>> secret) {
    AtomicReference<T> taken = new AtomicReference<>();
    T issued = operation.apply(taken::set);
    assertSame(issued, taken.get());
    return secret.apply(issued);
  }

  private static Secret<String> consolePassword(IssuedOutOfBandConnection console) {
    return console.password().orElseThrow();
  }

  private static <T> T refreshed(Lease<T> lease) {
    try (lease) {
      return lease.refresh();
    }
  }

  private static Secret<String> opened(IpmiAccess access) {
    try (access) {
      return access.ipmi().password();
    }
  }

  private static Secret<String> heard(Clients to, Supplier<SessionEvents> stream) {
    Secret<String> link = to.ping.sessions().create(SESSION).link();
    try (SessionEvents events = stream.get()) {
      var unused = events.poll(Duration.ofSeconds(30)).orElseThrow();
    }
    return link;
  }
}
