package dev.keyfob.pingnetwork;

import dev.keyfob.Issuance;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.generated.pingnetwork.api.SessionsApi;
import dev.keyfob.generated.pingnetwork.model.PauseSessionResponse;
import dev.keyfob.generated.pingnetwork.model.SessionEventData;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.events.EventStreams;
import dev.keyfob.internal.issuance.CallIssuance;
import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.issuance.ClientJournal.Described;
import dev.keyfob.internal.issuance.SinkDelivery;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Creates, pauses and resumes VPN sessions of the account's clients, and reads their status and
 * events.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class Sessions {

  private final ApiTransport transport;
  private final ClientJournal journal;
  private final SessionsApi api;

  Sessions(ApiTransport transport, ClientJournal journal) {
    this.transport = transport;
    this.journal = journal;
    this.api = transport.api(SessionsApi.class);
  }

  /**
   * Creates a session and returns its link. This response is the only one with the link.
   *
   * <p>Each call creates another session. The request is sent once; it is retried only if it was
   * never sent, or was rejected with 429. ({@code POST /sessions})
   *
   * @param session the client, zone and kind of the session
   * @return the session, with its link
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: a session may exist,
   *     which cannot be found, since Ping Network cannot list sessions
   */
  public IssuedSession create(NewSession session) {
    return creation(session).execute();
  }

  /**
   * Does the same as {@link #create} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param session the client, zone and kind of the session
   * @return a future that completes as {@link #create} does
   */
  public CompletableFuture<IssuedSession> createAsync(NewSession session) {
    return creation(session).executeAsync();
  }

  /**
   * Returns an issuance of one session, which can deliver it. Nothing is sent yet; the request is
   * sent as by {@link #create}.
   *
   * <p>The API cannot delete a session. If the sink fails, a session that may be reusable is
   * paused: it cannot be used until {@link #resume}. A session that is not reusable keeps working.
   * The exception holds the session in both cases.
   *
   * @param session the client, zone and kind of the session
   * @return the issuance, to be used once
   * @throws IllegalArgumentException if the session is null
   */
  public Issuance<IssuedSession> issue(NewSession session) {
    return new CallIssuance<>(
        creation(session), SinkDelivery.of(IssuedSession::id, this::pauseUndelivered));
  }

  /**
   * {@return the status of a session and its use so far} The request is retried if it fails.
   * ({@code GET /sessions/{id}/status})
   *
   * @param id the id of the session
   * @throws dev.keyfob.error.NotFoundException if there is no such session
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public SessionStatus status(String id) {
    return asking(id).execute();
  }

  /**
   * Does the same as {@link #status} without blocking.
   *
   * @param id the id of the session
   * @return a future that completes as {@link #status} does
   */
  public CompletableFuture<SessionStatus> statusAsync(String id) {
    return asking(id).executeAsync();
  }

  /**
   * Ends a reusable session's connections and rejects new ones: the only way to stop a leaked link.
   *
   * <p>Pausing a paused session is rejected with 400, so the request is sent once; it is retried
   * only if it was never sent, or was rejected with 429. ({@code PATCH /sessions/{id}/pause})
   *
   * @param id the id of the session
   * @return the state of the session after the change
   * @throws dev.keyfob.error.BadRequestException if the session is not reusable, or is paused
   *     already
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: it may be paused
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public SessionPause pause(String id) {
    return pausing(id).execute();
  }

  /**
   * Does the same as {@link #pause} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param id the id of the session
   * @return a future that completes as {@link #pause} does
   */
  public CompletableFuture<SessionPause> pauseAsync(String id) {
    return pausing(id).executeAsync();
  }

  /**
   * Lets connections in again, with the link that the session had before.
   *
   * <p>Resuming a session that is not paused is rejected with 400, so the request is sent once; it
   * is retried only if it was never sent, or was rejected with 429. ({@code PATCH
   * /sessions/{id}/resume})
   *
   * @param id the id of the session
   * @return the state of the session after the change
   * @throws dev.keyfob.error.BadRequestException if the session is not paused, or not reusable
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: it may be resumed
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public SessionPause resume(String id) {
    return resuming(id).execute();
  }

  /**
   * {@link #resume}, without waiting. Cancelling the future cancels the request, which may have
   * been applied.
   *
   * @param id the id of the session
   * @return a future that completes as {@link #resume} does
   */
  public CompletableFuture<SessionPause> resumeAsync(String id) {
    return resuming(id).executeAsync();
  }

  private Revocation pauseUndelivered(IssuedSession session) {
    if (session.id() == null || Boolean.FALSE.equals(session.reusable())) {
      return Revocation.IMPOSSIBLE;
    }
    pausing(session.id(), Sessions::surelyPaused).revokingNewCredential().execute();
    return Revocation.PAUSED;
  }

  private static SessionPause surelyPaused(PauseSessionResponse response) {
    SessionPause pause = new SessionPause(response);
    if (!Boolean.TRUE.equals(pause.paused())) {
      throw new MalformedResponseException("the body does not say that the session is paused.");
    }
    return pause;
  }

  private ApiCall<?, IssuedSession> creation(NewSession session) {
    ApiCall<?, IssuedSession> creation =
        transport.call(
            api.createSession(Preconditions.present("session", session).toRequest()),
            IssuedSession::new,
            "Ping Network cannot list sessions: watch what the client uses, and ask the provider's support, naming the"
                + " time, if one may not be left over.");
    return journal.recording(
        creation,
        Described.unlisted(session.zone(), session.clientId()),
        IssuedSession::id,
        IssuedSession::asJournalled);
  }

  /**
   * Opens a stream of events with {@link EventOptions#standard}.
   *
   * @return the stream, which the caller closes
   */
  public SessionEvents events() {
    return events(EventOptions.standard());
  }

  /**
   * Opens a stream of the events of all sessions of the account, from now on. It connects in the
   * background. If connecting fails, the methods that take events throw the exception. The request
   * changes nothing on the server. ({@code GET /sessions/events})
   *
   * <p>The client's {@code callTimeout} limits the time until the stream begins. Its read timeout
   * and retries do not apply; {@link EventOptions} has its own.
   *
   * @param options the settings of the stream
   * @return the stream, which the caller closes
   */
  public SessionEvents events(EventOptions options) {
    return new SessionEvents(
        EventStreams.open(
            transport,
            api.streamSessionEvents(),
            SessionEventData.class,
            SessionEvent::new,
            Sessions::identity,
            Preconditions.present("options", options).toStreamOptions()));
  }

  /**
   * Returns the key of an event. It is not the id alone, because the provider does not document
   * that an id is unique across sessions and types.
   */
  private static @Nullable List<Object> identity(SessionEvent event) {
    return event.id() == null
        ? null
        : Arrays.asList(event.id(), event.sessionId(), event.eventType());
  }

  private ApiCall<?, SessionStatus> asking(String id) {
    return transport.call(api.getSessionStatus(Preconditions.id("id", id)), SessionStatus::new, "");
  }

  private ApiCall<?, SessionPause> pausing(String id) {
    return pausing(id, SessionPause::new);
  }

  private ApiCall<?, SessionPause> pausing(
      String id, Function<PauseSessionResponse, SessionPause> reading) {
    return transport.call(
        api.pauseSession(Preconditions.id("id", id)),
        reading,
        "Pause it again: if it is refused with 400, a reusable session is paused.");
  }

  private ApiCall<?, SessionPause> resuming(String id) {
    return transport.call(
        api.resumeSession(Preconditions.id("id", id)),
        SessionPause::resumed,
        "Resume it again: if it is refused with 400, a reusable session is not paused.");
  }
}
