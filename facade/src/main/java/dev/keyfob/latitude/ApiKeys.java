package dev.keyfob.latitude;

import dev.keyfob.Listing;
import dev.keyfob.RecoveryAction;
import dev.keyfob.RevocableIssuance;
import dev.keyfob.generated.latitude.api.ApiKeysApi;
import dev.keyfob.generated.latitude.model.ApiKeyData;
import dev.keyfob.generated.latitude.model.ApiKeyList;
import dev.keyfob.generated.latitude.model.UpdateApiKey;
import dev.keyfob.generated.latitude.model.UpdateApiKeyData;
import dev.keyfob.generated.latitude.model.UpdateApiKeyDataType;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.CandidateSearch;
import dev.keyfob.internal.issuance.ClientJournal.Described;
import dev.keyfob.internal.issuance.CredentialType;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.issuance.RevocableCallIssuance;
import dev.keyfob.internal.pending.PendingRecovery;
import dev.keyfob.internal.pending.PendingSearch;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.journal.PendingIssuance;
import dev.keyfob.journal.RecoveredIssuance;
import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Creates, lists, rotates, changes and deletes keys for the Latitude.sh API.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class ApiKeys {

  private final ApiTransport transport;
  private final IssuanceLedger ledger;
  private final ApiKeysApi api;

  ApiKeys(ApiTransport transport, IssuanceLedger ledger) {
    this.transport = transport;
    this.ledger = ledger;
    this.api = transport.api(ApiKeysApi.class);
  }

  /**
   * Creates a key and returns it with its token. This response is the only one with the token.
   *
   * <p>Each call creates another key. The request is sent once; it is retried only if it was never
   * sent, or was rejected with 429. ({@code POST /auth/api_keys})
   *
   * @param key the name and settings of the key
   * @return the key, with its token
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: a key may exist,
   *     which {@link #list} shows. {@link #issue} can recover it
   * @throws dev.keyfob.error.DecodingException if the response cannot be read, or if the token does
   *     not end with the characters that the response says it ends with; {@code body()} has it
   */
  public IssuedApiKey create(NewApiKey key) {
    return creation(key).execute();
  }

  /**
   * Does the same as {@link #create} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param key the name and settings of the key
   * @return a future that completes as {@link #create} does
   */
  public CompletableFuture<IssuedApiKey> createAsync(NewApiKey key) {
    return creation(key).executeAsync();
  }

  /**
   * Returns an issuance of one key, which can recover, deliver and lease it. Nothing is sent yet;
   * the creation is sent as by {@link #create}. Refreshing the lease rotates the key.
   *
   * <p><b>Risk:</b> if another client creates a key of the same name and settings within the
   * seconds that recovery takes, and this one was never created, recovery acts on the other
   * client's. Give each key a name of its own.
   *
   * @param key the name and settings of the key
   * @return the issuance, to be used once
   * @throws IllegalArgumentException if the key is null
   */
  public RevocableIssuance<IssuedApiKey> issue(NewApiKey key) {
    return new RevocableCallIssuance<>(creation(key), type(), search(key), ledger);
  }

  /**
   * Returns all keys, without their tokens. Retried if it fails. ({@code GET /auth/api_keys})
   *
   * @return all keys
   */
  public Listing<ApiKey> list() {
    return listing().execute();
  }

  /**
   * Does the same as {@link #list} without blocking.
   *
   * @return a future that completes as {@link #list} does
   */
  public CompletableFuture<Listing<ApiKey>> listAsync() {
    return listing().executeAsync();
  }

  /**
   * Gives a key another token and returns the key with it. This response is the only one with the
   * token; the previous one stops working at once. A client that uses this key goes on with the new
   * token if its builder was given a supplier.
   *
   * <p>Rotation also moves the key to the API version that the account is set to. The provider says
   * that this affects all keys of the member. Requests that name their version, as this client's
   * do, are not affected.
   *
   * <p>Each call issues another token. The request is sent once; it is retried only if it was never
   * sent, or was rejected with 429. ({@code PUT /auth/api_keys/{api_key_id}})
   *
   * @param id the key, as {@code tok_…}
   * @return the key, with its new token
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: the previous token
   *     may not work any more. Rotate again to replace the lost token. If this key was the client's
   *     own, do that with a client that has another key
   * @throws dev.keyfob.error.DecodingException if the response cannot be read, or if the token does
   *     not end with the characters that the response says it ends with; {@code body()} has it
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public IssuedApiKey rotate(String id) {
    return rotation(id).execute();
  }

  /**
   * Does the same as {@link #rotate} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param id the key, as {@code tok_…}
   * @return a future that completes as {@link #rotate} does
   */
  public CompletableFuture<IssuedApiKey> rotateAsync(String id) {
    return rotation(id).executeAsync();
  }

  /**
   * Changes the settings of a key and returns the key. Settings that are not given, and the token,
   * stay as they are. Other fields of the envelope, such as {@code meta}, are dropped.
   *
   * <p>Retried if it fails. ({@code PATCH /auth/api_keys/{api_key_id}})
   *
   * @param id the key, as {@code tok_…}
   * @param changes the settings to change
   * @return the key with its new settings
   * @throws dev.keyfob.error.NotFoundException if there is no such key
   * @throws IllegalArgumentException if {@code changes} is empty or the id is not valid; no request
   *     is sent
   */
  public ApiKey update(String id, ApiKeyChanges changes) {
    return change(id, changes).execute();
  }

  /**
   * Does the same as {@link #update} without blocking.
   *
   * @param id the key, as {@code tok_…}
   * @param changes the settings to change
   * @return a future that completes as {@link #update} does
   */
  public CompletableFuture<ApiKey> updateAsync(String id, ApiKeyChanges changes) {
    return change(id, changes).executeAsync();
  }

  /**
   * Deletes a key: its token stops working. Also works after the client has been closed.
   *
   * <p>Retried if it fails. If the response is lost and a retry is answered with 404, the key
   * counts as deleted. A 404 without a JSON error counts only if the listing, read once, does not
   * have the key. ({@code DELETE /auth/api_keys/{api_key_id}})
   *
   * @param id the key, as {@code tok_…}
   * @throws dev.keyfob.error.NotFoundException if there is no such key
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public void delete(String id) {
    deletion(id).onClosedClient().execute();
    ledger.revoked(id);
  }

  /**
   * Does the same as {@link #delete} without blocking.
   *
   * @param id the key, as {@code tok_…}
   * @return a future that completes as {@link #delete} does
   */
  public CompletableFuture<Void> deleteAsync(String id) {
    CompletableFuture<Void> deleted = deletion(id).onClosedClient().executeAsync();
    var unused =
        deleted.whenComplete(
            (none, failure) -> {
              if (failure == null) {
                ledger.revoked(id);
              }
            });
    return deleted;
  }

  /**
   * Recovers the keys that killed or failed issuances may have left, as the client's journal
   * records them. Each is looked up in the list of keys, and is reissued to a sink, revoked, or
   * only reported. Nothing is changed unless it is certain which key it is.
   *
   * <p>Sends one request for the list, retried if it fails, if there is anything to recover, and
   * one request for each key that is reissued or revoked. Can be called at any time, by several
   * processes at once: each issuance is recovered by the one that claims it. Issuances that are
   * running are left alone.
   *
   * <p>If a process died after a sink had stored a key, and before that was recorded, the key is
   * reissued all the same, and {@link SecretSink#replace} gets it; otherwise {@link
   * SecretSink#accept} does. So a sink must find what it has stored by the key's id.
   *
   * <p><b>Risk:</b> if an issuance died before its request was sent, and a client without this
   * journal created a key of the same name at the same time, recovery acts on that one. Give each
   * key a name of its own.
   *
   * @param action what to do with a key that is found
   * @param sinks returns the sink for the new token of a key; null if the action is {@code REVOKE}
   * @return what was done with each issuance, the oldest first
   * @throws IllegalStateException if the client has no journal; no request is sent
   * @throws dev.keyfob.journal.JournalException if the journal cannot be read; nothing was changed
   * @throws IllegalArgumentException if the action is null, or {@code sinks} is null with {@code
   *     REISSUE}; no request is sent
   */
  public List<RecoveredIssuance> recoverPending(
      RecoveryAction action, @Nullable Function<PendingIssuance, SecretSink<IssuedApiKey>> sinks) {
    return new PendingRecovery<>(type(), pendingSearch(), ledger.journal()).run(action, sinks);
  }

  private PendingSearch<ApiKey> pendingSearch() {
    return new PendingSearch<>(
        "post-api-key",
        "rotate-api-key",
        this::listing,
        ApiKey::id,
        ApiKey::createdAt,
        (subject, key) -> NewApiKey.named(subject).matches(key));
  }

  private CredentialType<IssuedApiKey> type() {
    return new CredentialType<>(
        IssuedApiKey::id,
        this::rotation,
        this::deletion,
        key -> null,
        IssuedApiKey::asJournalled,
        transport.timeSource(),
        ledger);
  }

  private CandidateSearch<ApiKey> search(NewApiKey key) {
    return new CandidateSearch<>(
        key.name(), key.name()::equals, this::listing, ApiKey::id, ApiKey::createdAt, key::matches);
  }

  private ApiCall<?, IssuedApiKey> creation(NewApiKey key) {
    ApiCall<?, IssuedApiKey> creation =
        transport.call(
            api.postApiKey(Preconditions.present("key", key).toRequest()),
            response ->
                issued(
                    response.data(), EnvelopeFields.of(response.meta(), response.unknownFields())),
            "See with apiKeys().list() whether there is a new key of this name: it can be rotated,"
                + " or removed.");
    return ledger
        .journal()
        .recording(
            creation.issuing(operation -> ledger.begin(operation, key.name()), IssuedApiKey::id),
            Described.listed(key.name(), null, this::listing),
            IssuedApiKey::id,
            IssuedApiKey::asJournalled);
  }

  private ApiCall<?, Listing<ApiKey>> listing() {
    return transport.call(api.getApiKeys(), ApiKeys::keys, "");
  }

  private ApiCall<?, IssuedApiKey> rotation(String id) {
    UpdateApiKey request =
        UpdateApiKey.builder()
            .data(
                UpdateApiKeyData.builder()
                    .id(Preconditions.id("id", id))
                    .type(UpdateApiKeyDataType.API_KEYS)
                    .build())
            .build();
    ApiCall<?, IssuedApiKey> rotation =
        transport.call(
            api.rotateApiKey(id, request),
            response -> {
              IssuedApiKey key =
                  issued(
                      response.data(),
                      EnvelopeFields.of(response.meta(), response.unknownFields()));
              MalformedResponseException.requireSameId(id, key.id());
              return key;
            },
            "Rotate it again: whichever token it has now stops working then. If it was this"
                + " client's own key, that takes another one.");
    return ledger
        .journal()
        .recording(
            rotation.issuing(operation -> ledger.beginReissue(operation, id), IssuedApiKey::id),
            Described.reissued(id),
            IssuedApiKey::id,
            IssuedApiKey::asJournalled);
  }

  private ApiCall<?, ApiKey> change(String id, ApiKeyChanges changes) {
    Preconditions.id("id", id);
    return transport.call(
        api.updateApiKey(id, Preconditions.present("changes", changes).toRequest(id)),
        response -> {
          ApiKey key = new ApiKey(MalformedResponseException.require(response.data(), "data"));
          MalformedResponseException.requireSameId(id, key.id());
          return key;
        },
        "");
  }

  private ApiCall<?, Void> deletion(String id) {
    ApiCall<?, Void> deletion =
        transport.callForStatus(api.deleteApiKey(Preconditions.id("id", id)), "");
    return deletion.confirmedBy(
        () ->
            listing().onClosedClient().uncached().execute().stream()
                .anyMatch(key -> id.equals(key.id())));
  }

  private static IssuedApiKey issued(
      @Nullable ApiKeyData data, Secret<Map<String, Object>> envelope) {
    IssuedApiKey key = new IssuedApiKey(MalformedResponseException.require(data, "data"), envelope);
    String lastSlice = key.tokenLastSlice();
    if (lastSlice != null && !key.token().reveal().endsWith(lastSlice)) {
      throw new MalformedResponseException(
          "the token does not end as token_last_slice says, so one of the two is wrong.");
    }
    return key;
  }

  private static Listing<ApiKey> keys(ApiKeyList response) {
    return ListResponses.of(
        response.data(), "data", ApiKey::new, response.meta(), response.unknownFields());
  }
}
