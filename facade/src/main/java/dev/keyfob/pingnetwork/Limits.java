package dev.keyfob.pingnetwork;

import dev.keyfob.generated.pingnetwork.api.ClientLimitsApi;
import dev.keyfob.generated.pingnetwork.api.GlobalLimitsApi;
import dev.keyfob.generated.pingnetwork.api.SessionLimitsApi;
import dev.keyfob.internal.call.ApiTransport;

/**
 * What clients may use, in three scopes. Which of them comes first, and what becomes of sessions
 * that go beyond a limit, the provider does not document. Thread-safe.
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
        () -> transport.exchange(api.getGlobalLimits(), LimitValues::of, ""),
        change ->
            transport.exchange(
                api.updateGlobalLimits(change.toGlobalRequest()), LimitValues::of, ""),
        () -> transport.exchange(api.deleteGlobalLimits(), ""));
  }

  /** {@return the limits for each client by itself} */
  public LimitsScope client() {
    ClientLimitsApi api = transport.api(ClientLimitsApi.class);
    return new LimitsScope(
        () -> transport.exchange(api.getClientLimits(), LimitValues::new, ""),
        change ->
            transport.exchange(
                api.updateClientLimits(change.toClientRequest()), LimitValues::new, ""),
        () -> transport.exchange(api.deleteClientLimits(), ""));
  }

  /** {@return the limits for each session, unless something else is said for it} */
  public LimitsScope session() {
    SessionLimitsApi api = transport.api(SessionLimitsApi.class);
    return new LimitsScope(
        () -> transport.exchange(api.getSessionLimits(), LimitValues::of, ""),
        change ->
            transport.exchange(
                api.updateSessionLimits(change.toSessionRequest()), LimitValues::of, ""),
        () -> transport.exchange(api.deleteSessionLimits(), ""));
  }

  /** A fixed text. */
  @Override
  public String toString() {
    return "Limits";
  }
}
