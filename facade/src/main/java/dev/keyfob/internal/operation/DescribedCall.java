package dev.keyfob.internal.operation;

import java.io.IOException;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Request;
import okio.Timeout;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * A call that only describes a request. It cannot be executed directly, since only the client's
 * transport retries and masks as promised. It is used once.
 *
 * @param <T> the type of the decoded body
 */
final class DescribedCall<T> implements Call<T> {

  private final Call<T> call;
  private final DescribedCallFactory factory;
  private final Type type;
  private final boolean ofEvents;
  private final AtomicBoolean used = new AtomicBoolean();

  DescribedCall(Call<T> call, DescribedCallFactory factory, Type type, boolean ofEvents) {
    this.call = call;
    this.factory = factory;
    this.type = type;
    this.ofEvents = ofEvents;
  }

  boolean isOf(DescribedCallFactory other) {
    return factory == other;
  }

  Type type() {
    return type;
  }

  boolean isOfEvents() {
    return ofEvents;
  }

  /**
   * Returns the call to execute.
   *
   * @throws IllegalArgumentException if it was taken before
   */
  Call<T> take() {
    if (used.getAndSet(true)) {
      throw new IllegalArgumentException(
          "the call was executed before: return a new call each time");
    }
    return call;
  }

  @Override
  public Response<T> execute() throws IOException {
    throw executedByCaller();
  }

  @Override
  public void enqueue(Callback<T> callback) {
    throw executedByCaller();
  }

  private static IllegalArgumentException executedByCaller() {
    return new IllegalArgumentException(
        "the call cannot be executed here: return it, and the client executes it");
  }

  @Override
  public boolean isExecuted() {
    return used.get();
  }

  @Override
  public void cancel() {
    call.cancel();
  }

  @Override
  public boolean isCanceled() {
    return call.isCanceled();
  }

  @Override
  @SuppressWarnings("MethodDoesntCallSuperMethod")
  public Call<T> clone() {
    return new DescribedCall<>(call.clone(), factory, type, ofEvents);
  }

  @Override
  public Request request() {
    return call.request();
  }

  @Override
  public Timeout timeout() {
    return call.timeout();
  }
}
