package dev.keyfob.internal.operation;

import dev.keyfob.ApiResponse;
import dev.keyfob.PageRequest;
import dev.keyfob.Paged;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.attempt.IssuanceTracker;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.result.ExpectedBody;
import dev.keyfob.internal.result.ResponseMapper;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.operation.Credential;
import dev.keyfob.operation.Effect;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.ResponseBody;
import retrofit2.Call;
import retrofit2.Retrofit;

/** Calls operations that a caller describes by a generated interface. Thread-safe. */
public final class OperationCalls {

  private static final String IF_LOST =
      "Find out with a list or get operation whether it was applied, before you call it again.";

  /**
   * Says how to track the credential that an operation issues.
   *
   * @param tracker starts to track one execution; null if the client recovers nothing
   * @param record starts to record one execution in the journal
   * @param id finds the id of the credential in a body; may return null
   */
  public record Issuances(
      @Nullable Function<Operation, ? extends IssuanceTracker> tracker,
      BiFunction<Operation, Duration, IssuanceRecord> record,
      Function<Secret<String>, String> id) {}

  private final ApiTransport transport;
  private final String apiPackage;
  private final @Nullable Issuances issuances;
  private final DescribedCallFactory calls = new DescribedCallFactory();
  private final Retrofit retrofit;

  /**
   * Creates the calls of a client.
   *
   * @param apiPackage the package of the provider's generated interfaces
   * @param issuances null if the client follows nothing
   */
  public OperationCalls(ApiTransport transport, String apiPackage, @Nullable Issuances issuances) {
    this.transport = transport;
    this.apiPackage = apiPackage;
    this.issuances = issuances;
    this.retrofit = transport.adaptedBy(calls);
  }

  public <A, T> T call(Class<A> api, Function<? super A, Call<T>> operation) {
    return forBody(describe(api, operation)).execute();
  }

  public <A, T> CompletableFuture<T> callAsync(
      Class<A> api, Function<? super A, Call<T>> operation) {
    return forBody(describe(api, operation)).executeAsync();
  }

  public <A, T> ApiResponse<T> callForResponse(
      Class<A> api, Function<? super A, Call<T>> operation) {
    return forResponse(describe(api, operation)).execute();
  }

  public <A, T> CompletableFuture<ApiResponse<T>> callForResponseAsync(
      Class<A> api, Function<? super A, Call<T>> operation) {
    return forResponse(describe(api, operation)).executeAsync();
  }

  public <A, P, E> Paged<E> pages(
      Class<A> api,
      BiFunction<? super A, PageRequest, Call<P>> operation,
      Function<? super P, List<E>> items) {
    requireGenerated(api);
    Preconditions.present("operation", operation);
    Preconditions.present("items", items);
    return new Paged<>(page -> items(page, api, operation, items), OperationCalls::id);
  }

  public <A, P, E> Paged<E> pages(
      Class<A> api, Function<? super A, Call<P>> operation, Function<? super P, List<E>> items) {
    Preconditions.present("operation", operation);
    return pages(
        api, (described, page) -> operation.apply(PagedApi.of(api, described, page)), items);
  }

  /** Returns the id of a record, or null if it has none; other items are told apart by equality. */
  private static @Nullable Object id(Object item) {
    try {
      return item instanceof Record ? item.getClass().getMethod("id").invoke(item) : null;
    } catch (ReflectiveOperationException noId) {
      return null;
    }
  }

  private <A, P, E> List<E> items(
      PageRequest page,
      Class<A> api,
      BiFunction<? super A, PageRequest, Call<P>> operation,
      Function<? super P, List<E>> items) {
    ApiCall<P, P> call = forBody(describe(api, described -> operation.apply(described, page)));
    if (call.operation().effect() != Effect.SAFE) {
      throw new IllegalArgumentException("the operation is not safe to repeat: it lists nothing");
    }
    P body = call.execute();
    List<E> found = body == null ? null : items.apply(body);
    return found == null ? List.of() : found;
  }

  private <A, T> DescribedCall<T> describe(Class<A> api, Function<? super A, Call<T>> operation) {
    requireGenerated(api);
    Preconditions.present("operation", operation);
    Call<T> call = operation.apply(retrofit.create(api));
    if (!(call instanceof DescribedCall<T> described) || !described.isOf(calls)) {
      throw new IllegalArgumentException(
          "the function must return a call of the interface that it gets, and returned "
              + (call == null ? "null" : "another one"));
    }
    if (described.isOfEvents()) {
      throw new IllegalArgumentException(
          "the operation returns a stream of events: use the client's own method for it");
    }
    return described;
  }

  private void requireGenerated(Class<?> api) {
    Preconditions.present("api", api);
    if (!api.isInterface() || !api.getPackageName().equals(apiPackage)) {
      throw new IllegalArgumentException(
          "api is not a generated interface of this provider: pass one of " + apiPackage);
    }
  }

  private <T> ApiCall<T, T> forBody(DescribedCall<T> described) {
    ResponseMapper<T, T> body = body(described);
    return apiCall(described, body);
  }

  private <T> ApiCall<T, ApiResponse<T>> forResponse(DescribedCall<T> described) {
    ResponseMapper<T, T> body = body(described);
    return apiCall(
        described,
        (response, decoded) ->
            new ApiResponse<>(
                response.status(),
                response.headers(),
                body.map(response, decoded),
                response.text()));
  }

  /** Returns the bytes as they were received, since Retrofit's body has been converted to UTF-8. */
  @SuppressWarnings("unchecked") // T is ResponseBody
  private static <T> ResponseMapper<T, T> body(DescribedCall<T> described) {
    return described.type() == ResponseBody.class
        ? (response, decoded) -> (T) response.bytes()
        : (response, decoded) -> decoded;
  }

  private <T, R> ApiCall<T, R> apiCall(DescribedCall<T> described, ResponseMapper<T, R> mapper) {
    Call<T> call = described.take();
    Operation operation = operation(call);
    boolean issues =
        operation.credential() == Credential.ISSUES
            || operation.credential() == Credential.REISSUES;
    ExpectedBody expected =
        described.type() == Void.class
            ? ExpectedBody.IGNORED
            : issues ? ExpectedBody.REQUIRED : ExpectedBody.UNLESS_NO_CONTENT;
    ApiCall<T, R> result = transport.call(call, mapper, expected, IF_LOST);
    if (!issues || issuances == null) {
      return result;
    }
    ApiCall<T, R> recorded = result.journalledWithIdInBody(issuances.record(), issuances.id());
    return issuances.tracker() == null
        ? recorded
        : recorded.issuingWithIdInBody(issuances.tracker(), issuances.id());
  }

  /** Encodes the request. Messages of libraries may quote an argument, so they are dropped. */
  private <T> Operation operation(Call<T> call) {
    try {
      return ApiCall.operation(call);
    } catch (RuntimeException invalid) {
      throw new IllegalArgumentException(
          "an argument of the operation is null or invalid ("
              + invalid.getClass().getName()
              + ", message omitted: it may quote the argument)");
    }
  }
}
