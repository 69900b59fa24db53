package dev.keyfob.simulation.life;

import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.simulation.life.StepRecord.Held;
import java.util.function.Function;

/** Reads the id and the secret of a result of the facade. */
record CredentialView<T>(Class<T> type, Function<T, String> id, Function<T, String> secret) {

  static final CredentialView<IssuedVpnSession> VPN_SESSION =
      new CredentialView<>(
          IssuedVpnSession.class, IssuedVpnSession::id, session -> session.password().reveal());
  static final CredentialView<IssuedApiKey> API_KEY =
      new CredentialView<>(IssuedApiKey.class, IssuedApiKey::id, key -> key.token().reveal());
  static final CredentialView<IssuedSession> PING_SESSION =
      new CredentialView<>(
          IssuedSession.class, IssuedSession::id, session -> session.link().reveal());

  Held held(T issued) {
    return new Held(id.apply(issued), secret.apply(issued));
  }
}
