package dev.keyfob.fault;

import dev.keyfob.Creation;
import dev.keyfob.RecoveryAction;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.VpnSession;
import dev.keyfob.secret.Secret;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** What {@code createOrRecover} is there for. */
enum CredentialKind {
  VPN_SESSION("post-vpn-session") {
    @Override
    Optional<Secret<String>> create(LatitudeClient client, RecoveryAction recovery) {
      return client
          .vpnSessions()
          .createOrRecover(Site.SAO, "sv_1", recovery)
          .credential()
          .map(IssuedVpnSession::password);
    }

    @Override
    CompletableFuture<Optional<Secret<String>>> createAsync(
        LatitudeClient client, RecoveryAction recovery, Executor executor) {
      CompletableFuture<Creation<IssuedVpnSession>> creation =
          client.vpnSessions().createOrRecoverAsync(Site.SAO, "sv_1", recovery, executor);
      return LinkedCancellation.of(
          creation, made -> made.credential().map(IssuedVpnSession::password));
    }

    @Override
    Set<String> listed(LatitudeClient client) {
      return client.vpnSessions().list().stream().map(VpnSession::id).collect(Collectors.toSet());
    }
  },
  API_KEY("post-api-key") {
    @Override
    Optional<Secret<String>> create(LatitudeClient client, RecoveryAction recovery) {
      return client
          .apiKeys()
          .createOrRecover(NewApiKey.named("ci"), recovery)
          .credential()
          .map(IssuedApiKey::token);
    }

    @Override
    CompletableFuture<Optional<Secret<String>>> createAsync(
        LatitudeClient client, RecoveryAction recovery, Executor executor) {
      CompletableFuture<Creation<IssuedApiKey>> creation =
          client.apiKeys().createOrRecoverAsync(NewApiKey.named("ci"), recovery, executor);
      return LinkedCancellation.of(creation, made -> made.credential().map(IssuedApiKey::token));
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

  /** The operation that creates it. */
  String creation() {
    return creation;
  }

  /** The secret; nothing where it has been removed. */
  abstract Optional<Secret<String>> create(LatitudeClient client, RecoveryAction recovery);

  /** The same on another thread; cancelling this cancels what the client gave. */
  abstract CompletableFuture<Optional<Secret<String>>> createAsync(
      LatitudeClient client, RecoveryAction recovery, Executor executor);

  /** The ids there are. */
  abstract Set<String> listed(LatitudeClient client);
}
