package dev.keyfob.latitude;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import dev.keyfob.Issuance;
import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequest;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestData;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestDataAttributes;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestDataType;
import dev.keyfob.generated.latitude.model.OutOfBandConnection;
import dev.keyfob.generated.latitude.model.OutOfBandConnectionData;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.CallIssuance;
import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.issuance.ClientJournal.Described;
import dev.keyfob.internal.issuance.SinkDelivery;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.secret.Secret;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Opens and finds out-of-band consoles: SSH access to a server past its own network.
 *
 * <p>Thread-safe. Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes
 * its future with one.
 *
 * @since 0.1.0
 */
public final class OutOfBandConnections {

  private final ApiTransport transport;
  private final ClientJournal journal;
  private final ServersApi api;

  OutOfBandConnections(ApiTransport transport, ClientJournal journal) {
    this.transport = transport;
    this.journal = journal;
    this.api = transport.api(ServersApi.class);
  }

  /**
   * Opens a console and returns its login. {@link #find} returns the login again while the console
   * is open.
   *
   * <p>The request is sent once; it is retried only if it was never sent, or was rejected with 429.
   * ({@code POST /servers/{server_id}/out_of_band_connection})
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @return the console, with its login
   * @throws dev.keyfob.error.OutcomeUnknownException if the response is lost: a console may be open
   * @throws IllegalArgumentException if an id is not valid; no request is sent
   */
  public IssuedOutOfBandConnection create(String serverId, String sshKeyId) {
    return creation(serverId, sshKeyId).execute();
  }

  /**
   * Does the same as {@link #create} without blocking. Cancelling the future cancels the request,
   * which may have been applied.
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @return a future that completes as {@link #create} does
   */
  public CompletableFuture<IssuedOutOfBandConnection> createAsync(
      String serverId, String sshKeyId) {
    return creation(serverId, sshKeyId).executeAsync();
  }

  /**
   * Returns an issuance of one console, which can deliver its login. Nothing is sent yet; the
   * request is sent as by {@link #create}. The API cannot close a console: if the sink fails, the
   * console stays open and the exception holds its login.
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @return the issuance, to be used once
   * @throws IllegalArgumentException if an id is not valid
   */
  public Issuance<IssuedOutOfBandConnection> issue(String serverId, String sshKeyId) {
    return new CallIssuance<>(
        creation(serverId, sshKeyId), SinkDelivery.irrevocable(IssuedOutOfBandConnection::id));
  }

  /**
   * Returns the console that is open to a server, with its login. Empty if there is no open
   * console, or no such server.
   *
   * <p>Retried if it fails. The response without an open console is not documented: a 404, {@code
   * "data": null} and an empty list count as none. A list of one console counts as that console.
   * ({@code GET /servers/{server_id}/out_of_band_connection})
   *
   * @param serverId the server, as {@code sv_…}
   * @return the console, with its login
   * @throws IllegalArgumentException if the id is not valid; no request is sent
   */
  public Optional<IssuedOutOfBandConnection> find(String serverId) {
    return search(serverId).execute();
  }

  /**
   * Does the same as {@link #find} without blocking.
   *
   * @param serverId the server, as {@code sv_…}
   * @return a future that completes as {@link #find} does
   */
  public CompletableFuture<Optional<IssuedOutOfBandConnection>> findAsync(String serverId) {
    return search(serverId).executeAsync();
  }

  private ApiCall<?, IssuedOutOfBandConnection> creation(String serverId, String sshKeyId) {
    Preconditions.id("serverId", serverId);
    Preconditions.id("sshKeyId", sshKeyId);
    CreateServerOutOfBandRequest request =
        CreateServerOutOfBandRequest.builder()
            .data(
                CreateServerOutOfBandRequestData.builder()
                    .type(CreateServerOutOfBandRequestDataType.OUT_OF_BAND)
                    .attributes(
                        CreateServerOutOfBandRequestDataAttributes.builder()
                            .sshKeyId(sshKeyId)
                            .build())
                    .build())
            .build();
    ApiCall<?, IssuedOutOfBandConnection> creation =
        transport.call(
            api.createServerOutOfBand(serverId, request),
            OutOfBandConnections::issued,
            "See with outOfBandConnections().find(…) what is open: it gives the login again.");
    return journal.recording(
        creation,
        Described.unlisted(null, serverId),
        IssuedOutOfBandConnection::id,
        IssuedOutOfBandConnection::asJournalled);
  }

  private ApiCall<?, Optional<IssuedOutOfBandConnection>> search(String serverId) {
    return transport.search(
        api.getServerOutOfBand(Preconditions.id("serverId", serverId)), this::found);
  }

  /** The document calls this operation a list, and describes one connection. */
  private Optional<IssuedOutOfBandConnection> found(OutOfBandConnection response) {
    if (response.data() == null && response.unknownFields().isNull("data")) {
      return Optional.empty();
    }
    JsonElement data =
        response.unknownFields().get("data").map(Secret::reveal).orElse(JsonNull.INSTANCE);
    if (!data.isJsonArray() || data.getAsJsonArray().size() > 1) {
      return Optional.of(issued(response));
    }
    return data.getAsJsonArray().isEmpty()
        ? Optional.empty()
        : Optional.of(only(data.getAsJsonArray().get(0), response));
  }

  private IssuedOutOfBandConnection only(JsonElement listed, OutOfBandConnection response) {
    OutOfBandConnectionData data =
        listed.isJsonObject()
            ? transport.adapter(OutOfBandConnectionData.class).fromJsonTree(listed)
            : null;
    MalformedResponseException.require(data == null ? null : data.id(), "data[0].id");
    return new IssuedOutOfBandConnection(
        data, EnvelopeFields.of(response.meta(), response.unknownFields().without("data")));
  }

  private static IssuedOutOfBandConnection issued(OutOfBandConnection response) {
    return new IssuedOutOfBandConnection(
        MalformedResponseException.require(response.data(), "data"),
        EnvelopeFields.of(response.meta(), response.unknownFields()));
  }
}
