package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequest;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestData;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestDataAttributes;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestDataType;
import dev.keyfob.generated.latitude.model.OutOfBandConnection;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.issuance.SinkDelivery;
import dev.keyfob.internal.result.EnvelopeFields;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.sink.SecretSink;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Consoles to servers, past their own network. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.error.KeyfobException}, or completes its future
 * with one.
 *
 * @since 0.1.0
 */
public final class OutOfBandConnections {

  private final ApiTransport transport;
  private final ServersApi api;

  OutOfBandConnections(ApiTransport transport) {
    this.transport = transport;
    this.api = transport.api(ServersApi.class);
  }

  /**
   * Opens a console and gives the login for it.
   *
   * <p>It is sent once; again only when it provably never left, or was refused with 429. ({@code
   * POST /servers/{server_id}/out_of_band_connection})
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @return the console, with its login
   * @throws dev.keyfob.error.OutcomeUnknownException when a console may be open that nobody knows
   *     of
   * @throws IllegalArgumentException when an argument cannot be meant, before anything is sent
   */
  public IssuedOutOfBandConnection create(String serverId, String sshKeyId) {
    return creation(serverId, sshKeyId).execute();
  }

  /**
   * {@link #create}, without waiting. Cancelling the future cancels the request, which may have
   * been carried out.
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @return what {@link #create} returns, once it is there
   */
  public CompletableFuture<IssuedOutOfBandConnection> createAsync(
      String serverId, String sshKeyId) {
    return creation(serverId, sshKeyId).executeAsync();
  }

  /**
   * {@return the console that is open to a server, with the login for it; nothing where there is
   * none, or no such server}
   *
   * <p>May be repeated, and is tried again by itself. How the server answers when no console is
   * open is not documented: 404, and data that is null, are taken for that. ({@code GET
   * /servers/{server_id}/out_of_band_connection})
   *
   * @param serverId the server, as {@code sv_…}
   * @throws IllegalArgumentException when the argument cannot be meant, before anything is sent
   */
  public Optional<IssuedOutOfBandConnection> find(String serverId) {
    return search(serverId).execute();
  }

  /**
   * {@link #find}, without waiting.
   *
   * @param serverId the server, as {@code sv_…}
   * @return what {@link #find} returns, once it is there
   */
  public CompletableFuture<Optional<IssuedOutOfBandConnection>> findAsync(String serverId) {
    return search(serverId).executeAsync();
  }

  /**
   * Opens a console and hands its login to the sink. Sent as {@link #create} is; the sink is asked
   * once, after that. The API cannot close a console: when the sink fails it stays open, and the
   * exception has its login.
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @param sink where the credential goes
   * @return the console, when the sink has its login
   * @throws dev.keyfob.error.DeliveryFailedException when the sink failed
   * @throws IllegalArgumentException when an argument cannot be meant or the sink cannot take
   *     anything (its file exists), before anything is sent
   */
  public IssuedOutOfBandConnection createInto(
      String serverId, String sshKeyId, SecretSink<? super IssuedOutOfBandConnection> sink) {
    return delivery().run(creation(serverId, sshKeyId), sink);
  }

  /**
   * {@link #createInto} on another thread, on which the sink is called too. Cancelling the future
   * keeps it from beginning; once begun it comes to its end, unheard.
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @param sink where the credential goes
   * @param executor what to run on; a thread of it waits until all is done
   * @return what {@link #createInto} returns, once it is there
   */
  public CompletableFuture<IssuedOutOfBandConnection> createIntoAsync(
      String serverId,
      String sshKeyId,
      SecretSink<? super IssuedOutOfBandConnection> sink,
      Executor executor) {
    return delivery().runOn(executor, creation(serverId, sshKeyId), sink);
  }

  private static SinkDelivery<IssuedOutOfBandConnection> delivery() {
    return SinkDelivery.withoutReturn(IssuedOutOfBandConnection::id);
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
    return transport.call(
        api.createServerOutOfBand(serverId, request),
        OutOfBandConnections::issued,
        "See with outOfBandConnections().find(…) what is open: it gives the login again.");
  }

  private ApiCall<?, Optional<IssuedOutOfBandConnection>> search(String serverId) {
    return transport.search(
        api.getServerOutOfBand(Preconditions.id("serverId", serverId)),
        answer ->
            answer.data() == null && answer.unknownFields().isNull("data")
                ? Optional.empty()
                : Optional.of(issued(answer)));
  }

  private static IssuedOutOfBandConnection issued(OutOfBandConnection answer) {
    return new IssuedOutOfBandConnection(
        MalformedResponseException.require(answer.data(), "data"),
        EnvelopeFields.of(answer.meta(), answer.unknownFields()));
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "OutOfBandConnections";
  }
}
