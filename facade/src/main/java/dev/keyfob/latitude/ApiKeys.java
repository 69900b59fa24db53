package dev.keyfob.latitude;

import dev.keyfob.Creation;
import dev.keyfob.Lease;
import dev.keyfob.Listing;
import dev.keyfob.RecoveryAction;
import dev.keyfob.generated.latitude.api.ApiKeysApi;
import dev.keyfob.generated.latitude.model.UpdateApiKey;
import dev.keyfob.generated.latitude.model.UpdateApiKeyData;
import dev.keyfob.generated.latitude.model.UpdateApiKeyDataType;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.CandidateSearch;
import dev.keyfob.internal.issuance.CredentialLease;
import dev.keyfob.internal.issuance.CredentialRecovery;
import dev.keyfob.internal.issuance.CredentialType;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.internal.issuance.SinkDelivery;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.Patience;
import dev.keyfob.secret.Secret;
import dev.keyfob.sink.SecretSink;
import jakarta.annotation.Nullable;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Keys for the Latitude.sh API. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes its future
 * with one.
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
   * Creates a key and gives its token: this answer is the only one that has it.
   *
   * <p>Each call makes another key. It is sent once; again only when it provably never left, or was
   * refused with 429. ({@code POST /auth/api_keys})
   *
   * @param key what the key is to be
   * @return the key, with its token
   * @throws dev.keyfob.error.OutcomeUnknownException when a key may exist whose token nobody has
   * @throws dev.keyfob.error.DecodingException when the token is not the one that the answer
   *     describes; its body has it
   */
  public IssuedApiKey create(NewApiKey key) {
    return creation(key).execute();
  }

  /**
   * {@link #create}, without waiting. Cancelling the future cancels the request, which may have
   * been carried out.
   *
   * @param key what the key is to be
   * @return what {@link #create} returns, once it is there
   */
  public CompletableFuture<IssuedApiKey> createAsync(NewApiKey key) {
    return creation(key).executeAsync();
  }

  /**
   * {@return all keys, without their tokens}
   *
   * <p>May be repeated, and is tried again by itself. ({@code GET /auth/api_keys})
   */
  public Listing<ApiKey> list() {
    return listing().execute();
  }

  /**
   * {@link #list}, without waiting.
   *
   * @return what {@link #list} returns, once it is there
   */
  public CompletableFuture<Listing<ApiKey>> listAsync() {
    return listing().executeAsync();
  }

  /**
   * Gives a key another token, and the key with it: this answer is the only one that has it. The
   * token before stops working at once. A client that uses this key goes on with the new token if
   * its builder was given a supplier.
   *
   * <p>It does something else, too: it moves the key to the API version that the account is set to,
   * and the provider says that this affects all keys of the member. Requests that say which version
   * they speak, as this client's do, are not concerned.
   *
   * <p>Each call makes another token. It is sent once; again only when it provably never left, or
   * was refused with 429. ({@code PUT /auth/api_keys/{api_key_id}})
   *
   * @param id of the key, as {@code tok_…}
   * @return the key, with its new token
   * @throws dev.keyfob.error.OutcomeUnknownException when the key may have a token that nobody has;
   *     another rotation replaces it, with another key if it was this client's own
   * @throws dev.keyfob.error.DecodingException when the token is not the one that the answer
   *     describes; its body has it
   * @throws IllegalArgumentException when the id cannot be meant, before anything is sent
   */
  public IssuedApiKey rotate(String id) {
    return rotation(id).execute();
  }

  /**
   * {@link #rotate}, without waiting. Cancelling the future cancels the request, which may have
   * been sent by then.
   *
   * @param id of the key, as {@code tok_…}
   * @return what {@link #rotate} returns, once it is there
   */
  public CompletableFuture<IssuedApiKey> rotateAsync(String id) {
    return rotation(id).executeAsync();
  }

  /**
   * Changes a key's settings, leaves what is not said as it is, and gives the key as it is then.
   * The token stays. What the answer holds beside the key, such as {@code meta}, is left out.
   *
   * <p>May be repeated, and is tried again by itself. ({@code PATCH /auth/api_keys/{api_key_id}})
   *
   * @param id of the key, as {@code tok_…}
   * @param changes sets what is to differ
   * @return the key as it is now
   * @throws dev.keyfob.error.NotFoundException when there is no such key
   * @throws IllegalArgumentException when nothing is to change or the id cannot be meant, before
   *     anything is sent
   */
  public ApiKey update(String id, ApiKeyChanges changes) {
    return change(id, changes).execute();
  }

  /**
   * {@link #update}, without waiting.
   *
   * @param id of the key, as {@code tok_…}
   * @param changes sets what is to differ
   * @return what {@link #update} returns, once it is there
   */
  public CompletableFuture<ApiKey> updateAsync(String id, ApiKeyChanges changes) {
    return change(id, changes).executeAsync();
  }

  /**
   * Removes a key, whose token stops working.
   *
   * <p>May be repeated, and is tried again by itself; what is gone when an attempt whose answer was
   * lost is repeated counts as removed. ({@code DELETE /auth/api_keys/{api_key_id}})
   *
   * @param id of the key, as {@code tok_…}
   * @throws dev.keyfob.error.NotFoundException when there is no such key
   * @throws IllegalArgumentException when the id cannot be meant, before anything is sent
   */
  public void delete(String id) {
    removal(id).execute();
  }

  /**
   * {@link #delete}, without waiting.
   *
   * @param id of the key, as {@code tok_…}
   * @return done when {@link #delete} would return
   */
  public CompletableFuture<Void> deleteAsync(String id) {
    return removal(id).executeAsync();
  }

  /**
   * {@link #createOrRecover(NewApiKey, RecoveryAction)} that rotates.
   *
   * @param key what the key is to be
   * @return what came of it
   */
  public Creation<IssuedApiKey> createOrRecover(NewApiKey key) {
    return createOrRecover(key, RecoveryAction.REISSUE);
  }

  /**
   * Creates a key, and finds it again when the answer is lost: then it is rotated, or removed, and
   * the result says which.
   *
   * <p>Costs one more request than {@link #create}: the keys are listed first. After a lost answer
   * the key is the one whose id the rest of the answer holds. Else it is looked for, for seven
   * seconds at most, and taken when all of this is so: three looks in a row show it and no other
   * new key of that name; its settings are those asked for; and it says that it was made between
   * the listing before (or the last 429 that refused the creation) and the first one after, by the
   * {@code Date} that the server gave with them. This machine's clock has no say. Where any of it
   * is not so, or the server gives no {@code Date}, nothing is changed.
   *
   * <p>What this client or a copy of it issues to another caller is never taken. What nobody can
   * know: when ours was never made, or shows only after those looks, and somebody else made a key
   * of the same name and settings in that time (as long as the answer took to be lost), theirs is
   * taken for ours. Choose a name that nobody else does. A lost answer to the rotation is followed
   * by another rotation, twice at most.
   *
   * @param key what the key is to be
   * @param recovery what to do with what is found after a lost answer
   * @return what came of it
   * @throws dev.keyfob.error.OutcomeUnknownException when the answer is lost, and no key was found,
   *     or none that is certain to be the one, or what was found could not be dealt with. Its
   *     {@code candidates()} are the ids of what was found; unless the message says something else
   *     they are left as they are
   * @throws dev.keyfob.error.DecodingException when an answer came but cannot be understood: the
   *     token is in its {@code body()}, and nothing is recovered
   * @throws IllegalArgumentException when an argument is null, before anything is sent
   */
  public Creation<IssuedApiKey> createOrRecover(NewApiKey key, RecoveryAction recovery) {
    return createOrRecover(key, recovery, Patience.SYSTEM);
  }

  Creation<IssuedApiKey> createOrRecover(
      NewApiKey key, RecoveryAction recovery, Patience patience) {
    ApiCall<?, IssuedApiKey> creation = creation(key);
    return recoverer(key, recovery, patience).run(creation);
  }

  /**
   * {@link #createOrRecoverAsync(NewApiKey, RecoveryAction, Executor)} that rotates.
   *
   * @param key what the key is to be
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createOrRecover} returns, once it is there
   */
  public CompletableFuture<Creation<IssuedApiKey>> createOrRecoverAsync(
      NewApiKey key, Executor executor) {
    return createOrRecoverAsync(key, RecoveryAction.REISSUE, executor);
  }

  /**
   * {@link #createOrRecover(NewApiKey, RecoveryAction)} on another thread, which waits for each
   * answer. Cancelling the future keeps it from beginning; once begun it comes to its end, and
   * removes what nobody listens for any more.
   *
   * @param key what the key is to be
   * @param recovery what to do with what is found after a lost answer
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createOrRecover} returns, once it is there
   */
  public CompletableFuture<Creation<IssuedApiKey>> createOrRecoverAsync(
      NewApiKey key, RecoveryAction recovery, Executor executor) {
    ApiCall<?, IssuedApiKey> creation = creation(key);
    return recoverer(key, recovery, Patience.SYSTEM).runOn(executor, creation);
  }

  /**
   * Creates a key and hands it to the sink, or leaves none: when the sink fails, the key is
   * removed. Sent as {@link #create} is; the sink is asked once, after that.
   *
   * <p>Removing is tried for five seconds where the key is not to be found, which may only not be
   * visible yet; an interrupt ends that.
   *
   * @param key what the key is to be
   * @param sink where the credential goes
   * @return the key, when the sink has it
   * @throws dev.keyfob.error.DeliveryFailedException when the sink failed; it says whether the key
   *     is removed, and has it if not
   * @throws IllegalArgumentException when an argument is null or the sink cannot take anything (its
   *     file exists), before anything is sent
   */
  public IssuedApiKey createInto(NewApiKey key, SecretSink<? super IssuedApiKey> sink) {
    return SinkDelivery.orRemoval(kind(), Patience.SYSTEM).run(creation(key), sink);
  }

  /**
   * {@link #createInto} on another thread, on which the sink is called too. Cancelling the future
   * keeps it from beginning; once begun it comes to its end, unheard.
   *
   * @param key what the key is to be
   * @param sink where the credential goes
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createInto} returns, once it is there
   */
  public CompletableFuture<IssuedApiKey> createIntoAsync(
      NewApiKey key, SecretSink<? super IssuedApiKey> sink, Executor executor) {
    return SinkDelivery.orRemoval(kind(), Patience.SYSTEM).runOn(executor, creation(key), sink);
  }

  /**
   * Creates a key for as long as it is needed: closing the lease removes it, refreshing rotates it.
   * Sent as {@link #create} is.
   *
   * @param key what the key is to be
   * @return the key, to be closed when it is not needed any more
   * @throws IllegalArgumentException when the key is null, before anything is sent
   */
  public Lease<IssuedApiKey> lease(NewApiKey key) {
    return CredentialLease.of(kind(), creation(key), Patience.SYSTEM);
  }

  /**
   * {@link #lease} on another thread. Cancelling the future keeps it from beginning; once begun it
   * comes to its end, and the key is removed if nobody listens for it any more.
   *
   * @param key what the key is to be
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #lease} returns, once it is there
   */
  public CompletableFuture<Lease<IssuedApiKey>> leaseAsync(NewApiKey key, Executor executor) {
    return CredentialLease.ofOn(executor, kind(), creation(key));
  }

  private CredentialType<IssuedApiKey> kind() {
    return new CredentialType<>(IssuedApiKey::id, this::rotation, this::removal, key -> null);
  }

  private CredentialRecovery<IssuedApiKey, ApiKey> recoverer(
      NewApiKey key, RecoveryAction recovery, Patience patience) {
    CandidateSearch<ApiKey> search =
        new CandidateSearch<>(this::listing, ApiKey::id, ApiKey::createdAt, key::likenessOf);
    return new CredentialRecovery<>(kind(), search, recovery, ledger, patience);
  }

  private ApiCall<?, IssuedApiKey> creation(NewApiKey key) {
    ApiCall<?, IssuedApiKey> creation =
        transport.call(
            api.postApiKey(Preconditions.present("key", key).toRequest()),
            answer ->
                issued(answer.data(), EnvelopeFields.of(answer.meta(), answer.unknownFields())),
            "See with apiKeys().list() whether there is a new key of this name: it can be rotated, or removed.");
    return creation.issuing(ledger::begin, IssuedApiKey::id);
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
            answer ->
                issued(answer.data(), EnvelopeFields.of(answer.meta(), answer.unknownFields())),
            "Rotate it again: whichever token it has now stops working then. If it was this client's own key, that takes"
                + " another one.");
    return rotation.issuing(ledger::begin, IssuedApiKey::id);
  }

  private ApiCall<?, ApiKey> change(String id, ApiKeyChanges changes) {
    Preconditions.id("id", id);
    return transport.call(
        api.updateApiKey(id, Preconditions.present("changes", changes).toRequest(id)),
        answer -> new ApiKey(MalformedResponseException.require(answer.data(), "data")),
        "");
  }

  private ApiCall<?, Void> removal(String id) {
    return transport.callForStatus(api.deleteApiKey(Preconditions.id("id", id)), "");
  }

  private static IssuedApiKey issued(
      @Nullable dev.keyfob.generated.latitude.model.ApiKey data,
      Secret<Map<String, Object>> envelope) {
    IssuedApiKey key = new IssuedApiKey(MalformedResponseException.require(data, "data"), envelope);
    String lastSlice = key.tokenLastSlice();
    if (lastSlice != null && !key.token().reveal().endsWith(lastSlice)) {
      throw new MalformedResponseException(
          "the token does not end as token_last_slice says, so one of the two is wrong.");
    }
    return key;
  }

  private static Listing<ApiKey> keys(dev.keyfob.generated.latitude.model.ApiKeys answer) {
    return ListResponses.of(
        answer.data(), "data", ApiKey::new, answer.meta(), answer.unknownFields());
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "ApiKeys";
  }
}
