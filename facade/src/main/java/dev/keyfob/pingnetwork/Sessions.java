package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.api.SessionsApi;
import dev.keyfob.internal.Arguments;
import dev.keyfob.internal.transport.Exchange;
import dev.keyfob.internal.transport.Transport;
import java.util.concurrent.CompletableFuture;

/**
 * VPN sessions of one's own clients. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.KeyfobException}, or completes its future with one.
 */
public final class Sessions {

  private final Transport transport;
  private final SessionsApi api;

  Sessions(Transport transport) {
    this.transport = transport;
    this.api = transport.api(SessionsApi.class);
  }

  /**
   * Creates a session and gives what is needed to connect: this answer is the only one that has it.
   *
   * <p>Each call makes another session. It is sent once; again only when it provably never left, or was refused with
   * 429. ({@code POST /sessions})
   *
   * @throws dev.keyfob.OutcomeUnknownException when a session may exist that nobody can connect to. Ping Network cannot
   *     list sessions, so there is no way to find it
   */
  public IssuedSession create(NewSession session) {
    return creation(session).send();
  }

  /** {@link #create}, without waiting. Cancelling the future cancels the request, which may have been carried out. */
  public CompletableFuture<IssuedSession> createAsync(NewSession session) {
    return creation(session).sendAsync();
  }

  private Exchange<?, IssuedSession> creation(NewSession session) {
    return transport.exchange(
        api.createSession(Arguments.present("session", session).toRequest()),
        IssuedSession::new,
        "Ping Network cannot list sessions: watch what the client uses, and ask the provider's support, naming the"
            + " time, if one may not be left over.");
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "Sessions";
  }
}
