package dev.keyfob.demo;

import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import dev.keyfob.telemetry.CallReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The part of the demo that shows features of a client other than operations: a rotated key, copies
 * and listeners.
 */
final class ClientDemo {

  private final Sandbox sandbox;
  private final LatitudeClient latitude;

  ClientDemo(Sandbox sandbox, LatitudeClient latitude) {
    this.sandbox = sandbox;
    this.latitude = latitude;
  }

  List<DemoStep> steps() {
    return List.of(
        DemoStep.of(
            "Client: rotate the API key in use, and go on with the new token", this::switched),
        DemoStep.of(
            "... copy it with other timeouts and retries, and report each call to a listener",
            this::told));
  }

  private List<?> switched() {
    IssuedApiKey own = latitude.apiKeys().create(NewApiKey.named("in use"));
    AtomicReference<Secret<String>> token = new AtomicReference<>(own.token());
    try (LatitudeClient client =
        LatitudeClient.builder().baseUrl(sandbox.latitudeUrl()).apiKey(token::get).build()) {
      token.set(client.apiKeys().rotate(own.id()).token());
      List<?> keys = client.apiKeys().list();
      latitude.apiKeys().delete(own.id());
      return keys;
    }
  }

  private List<?> told() {
    List<CallReport> heard = new ArrayList<>();
    try (LatitudeClient patient =
        latitude.with(
            options ->
                options.callTimeout(Duration.ofMinutes(5)).maxRetries(5).listener(heard::add))) {
      patient.vpnSessions().list();
      patient.apiKeys().list();
    }
    return heard;
  }
}
