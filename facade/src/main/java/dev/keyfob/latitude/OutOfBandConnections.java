package dev.keyfob.latitude;

import dev.keyfob.generated.latitude.api.ServersApi;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequest;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestData;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestDataAttributes;
import dev.keyfob.generated.latitude.model.CreateServerOutOfBandRequestDataType;
import dev.keyfob.generated.latitude.model.OutOfBandConnection;
import dev.keyfob.internal.Arguments;
import dev.keyfob.internal.transport.Exchange;
import dev.keyfob.internal.transport.Transport;
import dev.keyfob.internal.transport.UnreadableException;
import java.util.concurrent.CompletableFuture;

/**
 * Consoles to servers, past their own network. Thread-safe.
 *
 * <p>Every operation throws a {@link dev.keyfob.KeyfobException}, or completes its future with one.
 */
public final class OutOfBandConnections {

  private final Transport transport;
  private final ServersApi api;

  OutOfBandConnections(Transport transport) {
    this.transport = transport;
    this.api = transport.api(ServersApi.class);
  }

  /**
   * Opens a console and gives the login for it.
   *
   * <p>It is sent once; again only when it provably never left, or was refused with 429. ({@code POST
   * /servers/{server_id}/out_of_band_connection})
   *
   * @param serverId the server, as {@code sv_…}
   * @param sshKeyId the SSH key that may connect, as {@code ssh_…}
   * @throws dev.keyfob.OutcomeUnknownException when a console may be open that nobody knows of
   * @throws IllegalArgumentException when an argument cannot be meant, before anything is sent
   */
  public IssuedOutOfBandConnection create(String serverId, String sshKeyId) {
    return creation(serverId, sshKeyId).send();
  }

  /** {@link #create}, without waiting. Cancelling the future cancels the request, which may have been carried out. */
  public CompletableFuture<IssuedOutOfBandConnection> createAsync(String serverId, String sshKeyId) {
    return creation(serverId, sshKeyId).sendAsync();
  }

  private Exchange<?, IssuedOutOfBandConnection> creation(String serverId, String sshKeyId) {
    Arguments.id("serverId", serverId);
    Arguments.id("sshKeyId", sshKeyId);
    CreateServerOutOfBandRequest request =
        CreateServerOutOfBandRequest.builder()
            .data(
                CreateServerOutOfBandRequestData.builder()
                    .type(CreateServerOutOfBandRequestDataType.OUT_OF_BAND)
                    .attributes(CreateServerOutOfBandRequestDataAttributes.builder().sshKeyId(sshKeyId).build())
                    .build())
            .build();
    return transport.exchange(
        api.createServerOutOfBand(serverId, request),
        OutOfBandConnections::issued,
        "Look at the server's out-of-band connection: its login can be read there again.");
  }

  private static IssuedOutOfBandConnection issued(OutOfBandConnection answer) {
    return new IssuedOutOfBandConnection(UnreadableException.require(answer.data(), "data"));
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "OutOfBandConnections";
  }
}
