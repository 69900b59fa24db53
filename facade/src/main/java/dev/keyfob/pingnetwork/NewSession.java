package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.generated.pingnetwork.model.CreateSessionRequest;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;
import java.util.Objects;

/**
 * Describes a session to create. Start with {@link #of}; each other method returns a changed copy.
 * Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class NewSession {

  private final String clientId;
  private final String zone;
  private final ConnectionType connectionType;
  private final @Nullable Boolean reusable;

  private NewSession(
      String clientId, String zone, ConnectionType connectionType, @Nullable Boolean reusable) {
    this.clientId = clientId;
    this.zone = zone;
    this.connectionType = connectionType;
    this.reusable = reusable;
  }

  /**
   * {@return a VLESS session}
   *
   * @param clientId your own name for the user of the session
   * @param zone the code of the exit zone; see {@link Zones#list()}
   * @throws IllegalArgumentException if an argument is null, blank, or has a control character
   */
  public static NewSession of(String clientId, String zone) {
    return new NewSession(
        Preconditions.text("clientId", clientId),
        Preconditions.text("zone", zone),
        ConnectionType.VLESS,
        null);
  }

  /**
   * Sets the connection type. Default: VLESS.
   *
   * @param connectionType the connection type
   * @return a changed copy
   */
  public NewSession connectionType(ConnectionType connectionType) {
    Preconditions.text(
        "connectionType", Preconditions.present("connectionType", connectionType).value());
    return new NewSession(clientId, zone, connectionType, reusable);
  }

  /**
   * Sets whether the session accepts several connections. Default: the server decides.
   *
   * @param reusable whether it accepts several connections
   * @return a changed copy
   */
  public NewSession reusable(boolean reusable) {
    return new NewSession(clientId, zone, connectionType, reusable);
  }

  /**
   * Leaves {@code reusable} out unless it was set, because a builder sends every null it is given.
   */
  String clientId() {
    return clientId;
  }

  String zone() {
    return zone;
  }

  CreateSessionRequest toRequest() {
    CreateSessionRequest.Builder request =
        CreateSessionRequest.builder().clientId(clientId).connectionType(connectionType).zone(zone);
    if (reusable != null) {
      request.reusable(reusable);
    }
    return request.build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NewSession that
        && Objects.equals(clientId, that.clientId)
        && Objects.equals(zone, that.zone)
        && Objects.equals(connectionType, that.connectionType)
        && Objects.equals(reusable, that.reusable);
  }

  @Override
  public int hashCode() {
    return Objects.hash(clientId, zone, connectionType, reusable);
  }

  /** Leaves out the client id, which may be a person's name. */
  @Override
  public String toString() {
    return "NewSession[zone="
        + zone
        + ", connectionType="
        + connectionType
        + ", reusable="
        + reusable
        + "]";
  }
}
