package dev.keyfob;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import retrofit2.Call;

/**
 * Calls any operation of the provider's document, including those without a method of their own:
 *
 * <pre>{@code
 * ServerResponse server = latitude.call(ServersApi.class, api -> api.getServer("sv_…", null));
 * }</pre>
 *
 * <p>The promises of the clients' own methods hold here, too: an operation is retried only if it
 * may be repeated, an operation that issues a credential is sent once, and errors are {@link
 * dev.keyfob.error.KeyfobException}s that quote nothing of the response.
 *
 * <p>The function describes the call and must not execute it. The methods throw {@link
 * IllegalArgumentException}, before anything is sent, in these cases:
 *
 * <ul>
 *   <li>an argument is null
 *   <li>the interface is not a generated one of this provider
 *   <li>the call is null, was used before, or is not from the interface that the function got
 *   <li>an argument of the operation is invalid
 *   <li>the response is a stream of events
 * </ul>
 *
 * <p>A response that is not JSON is read into memory, up to the client's {@code maxResponseBytes}.
 *
 * @since 0.1.0
 */
public interface OperationCaller {

  /**
   * Calls an operation and returns the decoded body.
   *
   * @param api the generated interface
   * @param operation returns the call
   * @param <A> the interface
   * @param <T> the type of the decoded body
   * @return the body; null if the document declares none, or the status is 204 or 205
   * @throws dev.keyfob.error.OutcomeUnknownException if the response of an operation that must not
   *     be repeated is lost
   * @throws IllegalStateException if the client is closed, unless the operation revokes a
   *     credential
   */
  <A, T> T call(Class<A> api, Function<? super A, Call<T>> operation);

  /**
   * Does the same as {@link #call} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param api the generated interface
   * @param operation returns the call
   * @param <A> the interface
   * @param <T> the type of the decoded body
   * @return a future that completes as {@link #call} does
   */
  <A, T> CompletableFuture<T> callAsync(Class<A> api, Function<? super A, Call<T>> operation);

  /**
   * Does the same as {@link #call} and returns the whole response.
   *
   * @param api the generated interface
   * @param operation returns the call
   * @param <A> the interface
   * @param <T> the type of the decoded body
   * @return the response
   */
  <A, T> ApiResponse<T> callForResponse(Class<A> api, Function<? super A, Call<T>> operation);

  /**
   * Does the same as {@link #callForResponse} without blocking. Cancelling the future cancels the
   * request, which may have been applied.
   *
   * @param api the generated interface
   * @param operation returns the call
   * @param <A> the interface
   * @param <T> the type of the decoded body
   * @return a future that completes as {@link #callForResponse} does
   */
  <A, T> CompletableFuture<ApiResponse<T>> callForResponseAsync(
      Class<A> api, Function<? super A, Call<T>> operation);

  /**
   * Returns a list that the server returns page by page. Nothing is sent yet. The client sets the
   * parameters for the page, if the operation has {@link dev.keyfob.operation.Paging}; iterating
   * over any other operation throws {@link IllegalArgumentException}.
   *
   * @param api the generated interface
   * @param operation returns the call; its own values for the page are replaced
   * @param items returns the items of a page, which are compared by {@code equals}; null stands for
   *     none
   * @param <A> the interface
   * @param <P> the type of a page
   * @param <E> the type of an item
   * @return the list
   */
  <A, P, E> Paged<E> pages(
      Class<A> api, Function<? super A, Call<P>> operation, Function<? super P, List<E>> items);

  /**
   * Returns a list whose pages the caller requests by parameters of the operation. Nothing is sent
   * yet.
   *
   * @param api the generated interface
   * @param operation returns the call for a page; the operation must be safe to repeat
   * @param items returns the items of a page, which are compared by {@code equals}; null stands for
   *     none
   * @param <A> the interface
   * @param <P> the type of a page
   * @param <E> the type of an item
   * @return the list
   */
  <A, P, E> Paged<E> pages(
      Class<A> api,
      BiFunction<? super A, PageRequest, Call<P>> operation,
      Function<? super P, List<E>> items);
}
