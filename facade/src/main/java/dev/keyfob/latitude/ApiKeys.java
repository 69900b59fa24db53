package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.api.ApiKeysApi;
import dev.keyfob.generated.latitude.model.PostApiKeyResponse;
import dev.keyfob.internal.Arguments;
import dev.keyfob.internal.transport.Exchange;
import dev.keyfob.internal.transport.Transport;
import dev.keyfob.internal.transport.UnreadableException;
import java.util.concurrent.CompletableFuture;

/**
 * Keys for the Latitude.sh API. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.KeyfobException}, or completes its future with one.
 */
public final class ApiKeys {

  private final Transport transport;
  private final ApiKeysApi api;

  ApiKeys(Transport transport) {
    this.transport = transport;
    this.api = transport.api(ApiKeysApi.class);
  }

  /**
   * Creates a key and gives its token: this answer is the only one that has it.
   *
   * <p>Each call makes another key. It is sent once; again only when it provably never left, or was refused with 429.
   * ({@code POST /auth/api_keys})
   *
   * @throws dev.keyfob.OutcomeUnknownException when a key may exist whose token nobody has
   */
  public IssuedApiKey create(NewApiKey key) {
    return creation(key).send();
  }

  /** {@link #create}, without waiting. Cancelling the future cancels the request, which may have been carried out. */
  public CompletableFuture<IssuedApiKey> createAsync(NewApiKey key) {
    return creation(key).sendAsync();
  }

  private Exchange<?, IssuedApiKey> creation(NewApiKey key) {
    return transport.exchange(
        api.postApiKey(Arguments.present("key", key).toRequest()),
        ApiKeys::issued,
        "Look among the account's API keys for a new one of this name: it can be rotated, or removed.");
  }

  private static IssuedApiKey issued(PostApiKeyResponse answer) {
    return new IssuedApiKey(UnreadableException.require(answer.data(), "data"));
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "ApiKeys";
  }
}
