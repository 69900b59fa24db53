package dev.keyfob.latitude;

import dev.keyfob.Listing;
import dev.keyfob.PageRequest;
import dev.keyfob.Paged;
import dev.keyfob.generated.latitude.api.SshKeysApi;
import dev.keyfob.generated.latitude.model.SshKeyData;
import dev.keyfob.generated.latitude.model.SshKeyList;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.operation.PagedApi;
import dev.keyfob.internal.result.ListResponses;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.util.concurrent.CompletableFuture;

/**
 * Lists, creates and deletes the public SSH keys of an account.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class SshKeys {

  private final ApiTransport transport;
  private final SshKeysApi api;

  SshKeys(ApiTransport transport) {
    this.transport = transport;
    this.api = transport.api(SshKeysApi.class);
  }

  /**
   * Returns all SSH keys of the team and its projects, page by page. Nothing is sent yet: each page
   * is requested when an iteration gets there, and is retried if it fails. ({@code GET /ssh_keys})
   *
   * @return all SSH keys of the team and its projects
   */
  public Paged<SshKey> list() {
    return new Paged<>(this::page, SshKey::id);
  }

  /**
   * Returns one page of all SSH keys of the team and its projects. Retried if it fails. ({@code GET
   * /ssh_keys})
   *
   * @param page the number and the size of the page
   * @return the keys of the page; empty after the last page
   * @throws IllegalArgumentException if the page is null; no request is sent
   */
  public Listing<SshKey> page(PageRequest page) {
    return listing(page).execute();
  }

  /**
   * Does the same as {@link #page} without blocking.
   *
   * @param page the number and the size of the page
   * @return a future that completes as {@link #page} does
   */
  public CompletableFuture<Listing<SshKey>> pageAsync(PageRequest page) {
    return listing(page).executeAsync();
  }

  /**
   * Returns an SSH key. Retried if it fails. ({@code GET /ssh_keys/{ssh_key_id}})
   *
   * @param id the SSH key, as {@code ssh_…}
   * @return the SSH key
   * @throws dev.keyfob.error.NotFoundException if there is no such SSH key
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public SshKey get(String id) {
    return found(id).execute();
  }

  /**
   * Does the same as {@link #get} without blocking.
   *
   * @param id the SSH key, as {@code ssh_…}
   * @return a future that completes as {@link #get} does
   */
  public CompletableFuture<SshKey> getAsync(String id) {
    return found(id).executeAsync();
  }

  /**
   * Adds a public key and returns it. Servers accept the key if they are deployed or reinstalled
   * with it later. An out-of-band connection accepts it at once.
   *
   * <p>Each call may add the key again. The request is sent once; it is retried only if it was
   * never sent, or was rejected with 429. ({@code POST /ssh_keys})
   *
   * @param key the name and the public key
   * @return the key, with its id
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: the key may have been
   *     added, which {@link #list} shows
   * @throws IllegalArgumentException if the key is null; no request is sent
   */
  public SshKey create(NewSshKey key) {
    return creation(key).execute();
  }

  /**
   * Does the same as {@link #create} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param key the name and the public key
   * @return a future that completes as {@link #create} does
   */
  public CompletableFuture<SshKey> createAsync(NewSshKey key) {
    return creation(key).executeAsync();
  }

  /**
   * Deletes a key from the account. Servers that were deployed with the key go on accepting it.
   *
   * <p>Retried if it fails. If the response is lost and a retry gets a 404, the key counts as
   * deleted. ({@code DELETE /ssh_keys/{ssh_key_id}})
   *
   * @param id the key, as {@code ssh_…}
   * @throws dev.keyfob.error.NotFoundException if there is no such key
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public void delete(String id) {
    deletion(id).execute();
  }

  /**
   * Does the same as {@link #delete} without blocking.
   *
   * @param id the key, as {@code ssh_…}
   * @return a future that completes as {@link #delete} does
   */
  public CompletableFuture<Void> deleteAsync(String id) {
    return deletion(id).executeAsync();
  }

  private ApiCall<?, Listing<SshKey>> listing(PageRequest page) {
    Preconditions.present("page", page);
    return transport.call(
        PagedApi.of(SshKeysApi.class, api, page)
            .getSshKeys(SshKeysApi.GetSshKeysParameters.builder().build()),
        SshKeys::keys,
        "");
  }

  private ApiCall<?, SshKey> found(String id) {
    return transport.call(
        api.getSshKey(Preconditions.id("id", id)), response -> key(response.data()), "");
  }

  private ApiCall<?, SshKey> creation(NewSshKey key) {
    return transport.call(
        api.postSshKey(Preconditions.present("key", key).toRequest()),
        response -> key(response.data()),
        "See with sshKeys().list() whether the key has been added.");
  }

  private ApiCall<?, Void> deletion(String id) {
    return transport.callForStatus(api.deleteSshKey(Preconditions.id("id", id)), "");
  }

  private static SshKey key(@Nullable SshKeyData data) {
    return new SshKey(MalformedResponseException.require(data, "data"));
  }

  private static Listing<SshKey> keys(SshKeyList response) {
    return ListResponses.of(
        response.data(), "data", SshKey::new, response.meta(), response.unknownFields());
  }
}
