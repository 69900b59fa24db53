package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.api.ClientLimitsApi;
import dev.keyfob.generated.pingnetwork.api.GlobalLimitsApi;
import dev.keyfob.generated.pingnetwork.api.SessionLimitsApi;
import dev.keyfob.internal.call.ApiTransport;

/**
 * Gives access to usage limits in three scopes. Thread-safe.
 *
 * <p><b>Limitations:</b> the provider does not document which scope takes precedence, nor what
 * happens to sessions that exceed a limit.
 *
 * @since 0.1.0
 */
public final class Limits {

  private final ApiTransport transport;

  Limits(ApiTransport transport) {
    this.transport = transport;
  }

  /** {@return the limits for all clients of the account together} */
  public LimitsScope global() {
    GlobalLimitsApi api = transport.api(GlobalLimitsApi.class);
    return new LimitsScope(
        () -> transport.call(api.getGlobalLimits(), LimitValues::of, ""),
        change ->
            transport.call(api.updateGlobalLimits(change.toGlobalRequest()), LimitValues::of, ""),
        () -> transport.callForStatus(api.deleteGlobalLimits(), ""));
  }

  /** {@return the limits for each client} */
  public LimitsScope client() {
    ClientLimitsApi api = transport.api(ClientLimitsApi.class);
    return new LimitsScope(
        () -> transport.call(api.getClientLimits(), LimitValues::new, ""),
        change ->
            transport.call(api.updateClientLimits(change.toClientRequest()), LimitValues::new, ""),
        () -> transport.callForStatus(api.deleteClientLimits(), ""));
  }

  /** {@return the default limits for each session} */
  public LimitsScope session() {
    SessionLimitsApi api = transport.api(SessionLimitsApi.class);
    return new LimitsScope(
        () -> transport.call(api.getSessionLimits(), LimitValues::of, ""),
        change ->
            transport.call(api.updateSessionLimits(change.toSessionRequest()), LimitValues::of, ""),
        () -> transport.callForStatus(api.deleteSessionLimits(), ""));
  }
}
