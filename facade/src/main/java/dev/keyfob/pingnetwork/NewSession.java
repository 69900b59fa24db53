package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.model.ConnectionType;
import dev.keyfob.generated.pingnetwork.model.CreateSessionRequest;
import dev.keyfob.internal.text.Preconditions;
import jakarta.annotation.Nullable;

/**
 * A session to be made. Begin with {@link #of}; each further method gives a changed copy. Immutable
 * and thread-safe.
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
   * @param clientId one's own name for whoever will use the session
   * @param zone the code of the zone to go out from
   */
  public static NewSession of(String clientId, String zone) {
    return new NewSession(
        Preconditions.text("clientId", clientId),
        Preconditions.text("zone", zone),
        ConnectionType.VLESS,
        null);
  }

  /**
   * Another kind of connection than VLESS.
   *
   * @param connectionType the kind
   * @return a copy with it
   */
  public NewSession connectionType(ConnectionType connectionType) {
    Preconditions.text(
        "connectionType", Preconditions.present("connectionType", connectionType).value());
    return new NewSession(clientId, zone, connectionType, reusable);
  }

  /**
   * Whether the session may serve several connections; the server decides unless this is said.
   *
   * @param reusable whether it may
   * @return a copy with it
   */
  public NewSession reusable(boolean reusable) {
    return new NewSession(clientId, zone, connectionType, reusable);
  }

  /** Sets what was said only: a builder that is told null sends null. */
  CreateSessionRequest toRequest() {
    CreateSessionRequest.Builder request =
        CreateSessionRequest.builder().clientId(clientId).connectionType(connectionType).zone(zone);
    if (reusable != null) {
      request.reusable(reusable);
    }
    return request.build();
  }

  /** Without the client's id, which may be a person's name. */
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
