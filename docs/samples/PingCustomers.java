package samples;

import dev.keyfob.pingnetwork.EventOptions;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvent;
import dev.keyfob.pingnetwork.SessionEvents;
import dev.keyfob.secret.Secret;
import java.time.Duration;
import java.util.List;

/**
 * Creates a VPN session for each of many customers, and keeps what happens to the sessions in a
 * store, from which traffic is billed.
 */
public final class PingCustomers {

  /** The tables that the program needs. Each method is one statement in a database. */
  interface Store {

    /** Returns customers without a session. */
    List<String> withoutSession();

    /** Inserts a row, with the link encrypted: it is the only copy. */
    void insertSession(String customer, String sessionId, Secret<String> link);

    /** Inserts a row unless the id of the event exists: an event may come again. */
    void insertEvent(SessionEvent event);
  }

  private PingCustomers() {}

  /**
   * Creates the missing sessions, and stores events until the server refuses to send more: the
   * refusal is thrown. Events of other processes' sessions arrive, too.
   */
  static void run(PingNetworkClient ping, Store store, String zone) {
    EventOptions options = EventOptions.standard().idleLimit(Duration.ofMinutes(15));
    try (SessionEvents events = ping.sessions().events(options)) {
      store.withoutSession().forEach(customer -> createSession(ping, store, zone, customer));
      events.forEach(store::insertEvent);
    }
  }

  /** Creates a session. If the store fails, the session is paused, and the failure is thrown. */
  private static void createSession(
      PingNetworkClient ping, Store store, String zone, String customer) {
    ping.sessions()
        .issue(NewSession.of(customer, zone).reusable(true))
        .deliverTo(session -> store.insertSession(customer, session.id(), session.link()))
        .execute();
  }
}
