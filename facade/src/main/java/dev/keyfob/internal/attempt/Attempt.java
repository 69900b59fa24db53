package dev.keyfob.internal.attempt;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.RateLimitedException;
import dev.keyfob.internal.issuance.IssuanceLedger.Pending;
import dev.keyfob.operation.Credential;
import dev.keyfob.operation.Effect;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.Objects;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One request on its way, and how far it got. It is the request's tag in place of Retrofit's own,
 * whose text shows every argument of the call. Touched by one thread at a time, the one that runs
 * the call.
 */
public final class Attempt {

  private final Operation operation;
  private final boolean ofEvents;
  private boolean takesBack;
  private @Nullable Pending issuing;
  private @Nullable Secret<String> drawn;
  private @Nullable Secret<String> key;
  private boolean left;
  private boolean mayBeDoneAlready;
  private boolean answerWasLost;
  private boolean delivered;
  private @Nullable BufferedResponse answer;
  private @Nullable Response handedOut;
  private @Nullable BufferedResponse inHandedOut;

  public Attempt(Operation operation) {
    this(operation, false);
  }

  private Attempt(Operation operation, boolean ofEvents) {
    this.operation = operation;
    this.ofEvents = ofEvents;
  }

  /** One that is answered with a stream of events, which has no end to wait for. */
  public static Attempt ofEvents(Operation operation) {
    return new Attempt(operation, true);
  }

  /**
   * The attempt that a request belongs to.
   *
   * @param request as the call began with, since an interceptor may have put another in its place
   */
  public static Attempt of(Request request) {
    return Objects.requireNonNull(request.tag(Attempt.class), "not a request of this transport's");
  }

  public Operation operation() {
    return operation;
  }

  /**
   * Returns whether the request may be sent again when it is not known what became of it. This is
   * the only place that decides it.
   */
  public boolean isRepeatable() {
    Credential credential = operation.credential();
    return operation.effect() != Effect.NON_IDEMPOTENT
        && credential != Credential.ISSUES
        && credential != Credential.REISSUES;
  }

  public boolean isOfEvents() {
    return ofEvents;
  }

  /** It is to make a credential useless that must not stay usable. */
  public void isToTakeBack() {
    takesBack = true;
  }

  /**
   * Whether it makes a credential useless, which is never put off unsent: one that can be used is
   * worth more.
   */
  public boolean takesBack() {
    return takesBack || operation.method().equals("DELETE");
  }

  /** Whether that credential is one that was made only now, and may not be visible yet. */
  public boolean takesBackWhatIsNew() {
    return takesBack;
  }

  /** What it issues is not known until it has come to its end. */
  public void issues(Pending pending) {
    issuing = pending;
  }

  /** The key that it would be sent with. */
  public Secret<String> draws(Secret<String> key) {
    drawn = key;
    return key;
  }

  /**
   * The key that was drawn for it, once: whoever sends it again draws another. Null where none was.
   */
  @Nullable
  public Secret<String> takeDrawn() {
    Secret<String> taken = drawn;
    drawn = null;
    return taken;
  }

  /** The key that it is sent with. */
  public void carries(Secret<String> key) {
    this.key = key;
  }

  /** The key that it was sent with; null where it has got none. */
  @Nullable
  public Secret<String> key() {
    return key;
  }

  /**
   * The request is about to be written: from now on nobody can say that the server has not seen it.
   */
  public void leaves() {
    left = true;
    if (issuing != null) {
      issuing.hasLeft();
    }
  }

  public boolean hasLeft() {
    return left;
  }

  /** The answer, or as much of it as came. */
  public void answered(BufferedResponse answer) {
    this.answer = answer;
  }

  @Nullable
  public BufferedResponse answer() {
    return answer;
  }

  /** The answer, as the interceptors of a caller's OkHttpClient get to see it, if there are any. */
  public void handsOut(Response response) {
    handedOut = response;
    inHandedOut = answer;
  }

  /**
   * The answer in this response, or null where somebody has put another in place of what was handed
   * out.
   */
  @Nullable
  public BufferedResponse answerIn(Response response) {
    return response == handedOut ? inHandedOut : null;
  }

  /** This one repeats another, which failed. */
  public void repeats(Attempt failed, AttemptResult<?> outcome) {
    takesBack = failed.takesBack;
    issuing = failed.issuing;
    answerWasLost = failed.answerWasLost || (failed.left && failed.answer == null);
    mayBeDoneAlready =
        failed.mayBeDoneAlready
            || (failed.left && !(outcome.failure() instanceof RateLimitedException));
  }

  /** The server has made nothing of it. */
  public void isRefused() {
    if (issuing != null) {
      issuing.isRefused();
    }
  }

  /** Whether an attempt before this one has left, and no answer to it has come. */
  public boolean answerWasLost() {
    return answerWasLost;
  }

  /** Whether an attempt before this one may have been carried out. */
  public boolean mayBeDoneAlready() {
    return mayBeDoneAlready;
  }

  /** Everything below Retrofit is done: what goes wrong from here on goes wrong in decoding. */
  public void delivered() {
    delivered = true;
  }

  public boolean isDelivered() {
    return delivered;
  }

  /** Whether it may have made what must not be lost. */
  public boolean isAtStake() {
    return left && !isRepeatable();
  }

  /**
   * Whether there may be something on the server now that nobody knows of but who gets this
   * outcome.
   */
  public boolean mayHaveBeenCarriedOut(AttemptResult<?> outcome) {
    return isAtStake()
        && (!outcome.isFailure()
            || outcome.failure() instanceof OutcomeUnknownException
            || outcome.failure() instanceof DecodingException);
  }

  /** Method and path template. */
  @Override
  public String toString() {
    return operation.method() + " " + operation.path();
  }
}
