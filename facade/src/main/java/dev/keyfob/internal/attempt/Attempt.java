package dev.keyfob.internal.attempt;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.operation.Credential;
import dev.keyfob.operation.Operation;
import dev.keyfob.operation.SendOnceCallFactory;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Objects;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Records the progress of one request. It is the request's only tag, in place of Retrofit's own,
 * whose text shows every argument of the call.
 *
 * <p>Each stage of the call writes its own facts, in this order:
 *
 * <ol>
 *   <li>the call: {@link #setContext}
 *   <li>{@code CallInterceptor}: {@link #useApiKey}
 *   <li>{@code ReusedConnections}: {@link #connected} if a connection was opened for it
 *   <li>{@code SendOnceInterceptor}: {@link #sending}
 *   <li>{@code NoContentListener}: {@link #received} if OkHttp rejects any body of the response
 *   <li>{@code AuthInterceptor}: {@link #received} before the body is read, then {@link #handOver}
 *   <li>{@code CallInterceptor}: {@link #received} if a caller's interceptor has replaced the
 *       response, then {@link #delivered}
 * </ol>
 *
 * <p>For one thread at a time, the one that runs the call.
 */
public final class Attempt {

  /** A response as the interceptors of a caller's OkHttpClient see it. */
  private record HandedOver(Response response, BufferedResponse buffered) {}

  private final Operation operation;
  private final boolean ofEvents;
  private AttemptContext context = AttemptContext.NONE;
  private @Nullable Secret<String> apiKey;
  private volatile boolean connected; // OkHttp may connect on another thread
  private boolean sent;
  private @Nullable BufferedResponse response;
  private @Nullable HandedOver handedOver;
  private boolean delivered;

  private Attempt(Operation operation, boolean ofEvents) {
    this.operation = operation;
    this.ofEvents = ofEvents;
  }

  /** Returns an attempt whose response is read to its end. */
  public static Attempt create(Operation operation) {
    return new Attempt(operation, false);
  }

  /** Returns an attempt whose response is a stream of events. */
  public static Attempt createForEvents(Operation operation) {
    return new Attempt(operation, true);
  }

  /**
   * Returns the attempt that a request belongs to.
   *
   * @param request the call's first request: an interceptor may have replaced it by another
   */
  public static Attempt of(Request request) {
    return Objects.requireNonNull(
        request.tag(Attempt.class), "the request was not made by this client");
  }

  public Operation operation() {
    return operation;
  }

  public boolean isOfEvents() {
    return ofEvents;
  }

  /** Returns whether the request may be sent again if its outcome is unknown. */
  public boolean isRepeatable() {
    return SendOnceCallFactory.isRepeatable(operation);
  }

  /** Returns whether the call revokes a credential, which must not wait for a rate limit. */
  public boolean revokes() {
    return context.revokesNewCredential() || operation.credential() == Credential.REVOKES;
  }

  /** Sets the properties of the call and of its earlier attempts. */
  public void setContext(AttemptContext context) {
    this.context = context;
  }

  public AttemptContext context() {
    return context;
  }

  /** Sets the API key that the request is sent with. */
  public void useApiKey(Secret<String> apiKey) {
    this.apiKey = apiKey;
  }

  /** Returns the API key that the request is sent with; null before it is resolved. */
  @Nullable
  public Secret<String> apiKey() {
    return apiKey;
  }

  /** Notes that a connection was opened for this attempt. */
  public void connected() {
    connected = true;
  }

  public boolean isConnected() {
    return connected;
  }

  /** Notes that the request is about to be written: the server may see it from now on. */
  public void sending() {
    sent = true;
    if (context.tracker() != null) {
      context.tracker().sent();
    }
  }

  public boolean isSent() {
    return sent;
  }

  /** Sets the response, of which the body may still have to be read. */
  public void received(BufferedResponse response) {
    this.response = response;
  }

  /** Returns the response, or the part of it that arrived; null if nothing arrived. */
  @Nullable
  public BufferedResponse response() {
    return response;
  }

  /** Notes which response the interceptors of a caller's OkHttpClient get. */
  public void handOver(Response response) {
    handedOver = new HandedOver(response, this.response);
  }

  /**
   * Returns the buffered response if the interceptors got this response; null if it is another one.
   */
  @Nullable
  public BufferedResponse bufferedIn(Response response) {
    return handedOver != null && handedOver.response == response ? handedOver.buffered : null;
  }

  /** Records that Retrofit gets the response: later failures are failures of decoding. */
  public void delivered() {
    delivered = true;
  }

  public boolean isDelivered() {
    return delivered;
  }

  /**
   * Returns whether the request was sent and must not be repeated. Its outcome, maybe a credential,
   * must then reach the caller.
   */
  public boolean outcomeMatters() {
    return sent && !isRepeatable();
  }

  /**
   * Returns whether the server may have issued a credential of which only this result informs the
   * caller.
   */
  public boolean mayHaveIssued(AttemptResult<?> result) {
    return outcomeMatters()
        && (!result.isFailure()
            || result.failure() instanceof OutcomeUnknownException
            || result.failure() instanceof DecodingException);
  }

  /** Returns the method and the path template, which hold no values. */
  @Override
  public String toString() {
    return operation.method() + " " + operation.path();
  }
}
