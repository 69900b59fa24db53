package dev.keyfob.fault;

import dev.keyfob.RecoveryAction;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.VpnSession;
import dev.keyfob.secret.Secret;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The kinds of credentials whose issuance can be recovered. */
enum CredentialKind {
  VPN_SESSION("post-vpn-session") {
    @Override
    Secret<String> issue(LatitudeClient client, RecoveryAction action) {
      return client.vpnSessions().issue(Site.SAO, "sv_1").recover(action).execute().password();
    }

    @Override
    CompletableFuture<Secret<String>> issueAsync(
        LatitudeClient client, RecoveryAction action, Executor executor) {
      return LinkedCancellation.of(
          client.vpnSessions().issue(Site.SAO, "sv_1").recover(action).executeAsync(executor),
          IssuedVpnSession::password);
    }

    @Override
    Set<String> listed(LatitudeClient client) {
      return client.vpnSessions().list().stream().map(VpnSession::id).collect(Collectors.toSet());
    }
  },
  API_KEY("post-api-key") {
    @Override
    Secret<String> issue(LatitudeClient client, RecoveryAction action) {
      return client.apiKeys().issue(NewApiKey.named("ci")).recover(action).execute().token();
    }

    @Override
    CompletableFuture<Secret<String>> issueAsync(
        LatitudeClient client, RecoveryAction action, Executor executor) {
      return LinkedCancellation.of(
          client.apiKeys().issue(NewApiKey.named("ci")).recover(action).executeAsync(executor),
          IssuedApiKey::token);
    }

    @Override
    Set<String> listed(LatitudeClient client) {
      return client.apiKeys().list().stream().map(ApiKey::id).collect(Collectors.toSet());
    }
  };

  private final String creation;

  CredentialKind(String creation) {
    this.creation = creation;
  }

  /** Returns the operation that creates such a credential. */
  String creation() {
    return creation;
  }

  /** Issues a credential with recovery and returns its secret. */
  abstract Secret<String> issue(LatitudeClient client, RecoveryAction action);

  /** Does the same on another thread; cancelling the future cancels the client's. */
  abstract CompletableFuture<Secret<String>> issueAsync(
      LatitudeClient client, RecoveryAction action, Executor executor);

  /** The ids there are. */
  abstract Set<String> listed(LatitudeClient client);
}
