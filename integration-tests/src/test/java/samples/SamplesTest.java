package samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.connect.SshCommand;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.UnauthorizedException;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.pingnetwork.SessionEvent;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Delay;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sandbox.SandboxExtension;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SandboxExtension.class)
@Timeout(60)
final class SamplesTest {

  @TempDir private Path folder;

  @AfterEach
  void sendsOnlyWhatTheDocumentAllows(Sandbox sandbox) {
    assertEquals(List.of(), sandbox.violations());
  }

  @Test
  void ciJobFindsAConfigurationAndLeavesNothing(Sandbox sandbox, LatitudeClient latitude)
      throws Exception {
    Path profile = Files.writeString(folder.resolve("latitude.ovpn"), "client\n");
    Path vpn = Files.createDirectory(folder.resolve("vpn"));
    Path copy = folder.resolve("copy");
    List<String> command = List.of("cp", vpn.resolve("session.ovpn").toString(), copy.toString());
    assertEquals(0, VpnForCiJob.run(latitude, Site.SAO, "sv_1", profile, vpn, command));
    assertTrue(Files.readString(copy).contains("auth-user-pass"));
    assertEquals(List.of(), entries(vpn));
    assertTrue(latitude.vpnSessions().list().isEmpty());
    assertEquals(1, sandbox.issued().size());
  }

  @Test
  void rotationReplacesTheFile(Sandbox sandbox, LatitudeClient latitude) throws IOException {
    latitude.apiKeys().create(NewApiKey.named("ci"));
    Path file = Files.writeString(folder.resolve("token"), "old");
    sandbox.next("rotate-api-key", ConnectionCut.AFTER_CHANGE);
    IssuedApiKey rotated = RotateApiKey.run(latitude, "ci", file);
    assertEquals(rotated.token().reveal(), Files.readString(file));
    assertEquals(2, sandbox.requests().get("rotate-api-key"));
    assertEquals(List.of("token"), entries(folder));
  }

  @Test
  void rotationRefusesANameOfTwoKeys(LatitudeClient latitude) {
    latitude.apiKeys().create(NewApiKey.named("ci"));
    latitude.apiKeys().create(NewApiKey.named("ci"));
    assertThrows(
        IllegalStateException.class,
        () -> RotateApiKey.run(latitude, "ci", folder.resolve("token")));
  }

  @Test
  void consoleOfAHostnameIsOpenedOnce(Sandbox sandbox, LatitudeClient latitude) {
    sandbox.addServer("sv_1", "web-1", Site.SAO);
    sandbox.addServer("sv_2", "web-2", Site.NYC);
    Path identity = folder.resolve("id_ed25519");
    SshCommand first = ConsoleByHostname.open(latitude, "web-2", "ssh_1", identity);
    assertEquals(first, ConsoleByHostname.open(latitude, "web-2", "ssh_1", identity));
    assertEquals(1, sandbox.requests().get("create-server-out-of-band"));
    assertTrue(latitude.outOfBandConnections().find("sv_2").isPresent());
  }

  @Test
  void consoleOfAnUnknownHostnameIsRefused(LatitudeClient latitude) {
    Path identity = folder.resolve("id_ed25519");
    assertThrows(
        IllegalArgumentException.class,
        () -> ConsoleByHostname.open(latitude, "web-3", "ssh_1", identity));
  }

  @Test
  void everyCustomerGetsASessionAndItsEventsAreStored(Sandbox sandbox, PingNetworkClient ping) {
    Tables store = new Tables(List.of("customer-1", "customer-2"));
    sandbox.next("streamSessionEvents", new Delay(Duration.ZERO), RejectedRequest.status(401));
    assertThrows(UnauthorizedException.class, () -> PingCustomers.run(ping, store, "de-fra"));
    assertEquals(List.of("customer-1", "customer-2"), List.copyOf(store.links.keySet()));
    assertTrue(store.links.values().stream().allMatch(link -> link.reveal().startsWith("vless:")));
  }

  @Test
  void clusterGetsTheKey(Sandbox sandbox, LatitudeClient latitude) throws IOException {
    List<String> kubectl = List.of("cp", "-t", folder.toString());
    IssuedApiKey key =
        KubernetesSecretSink.run(latitude, "ci", new KubernetesSecretSink("login", kubectl));
    String manifest = Files.readString(folder.resolve("secret.json"));
    assertTrue(manifest.contains("LATITUDESH_AUTH_TOKEN"), manifest);
    assertEquals(sandbox.issued().get(0).value(), key.token());
  }

  @Test
  void keyIsDeletedIfTheClusterRefusesIt(LatitudeClient latitude) {
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                KubernetesSecretSink.run(
                    latitude, "ci", new KubernetesSecretSink("login", List.of("false"))));
    assertEquals(DeliveryFailedException.Revocation.REMOVED, failure.revocation());
    assertTrue(latitude.apiKeys().list().isEmpty());
  }

  private static List<String> entries(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A store for the tests of the samples. */
  private static final class Tables implements PingCustomers.Store {

    private final List<String> customers;
    private final Map<String, Secret<String>> links = new LinkedHashMap<>();
    private final List<SessionEvent> events = new ArrayList<>();

    Tables(List<String> customers) {
      this.customers = customers;
    }

    @Override
    public List<String> withoutSession() {
      return customers;
    }

    @Override
    public void insertSession(String customer, String sessionId, Secret<String> link) {
      links.put(customer, link);
    }

    @Override
    public void insertEvent(SessionEvent event) {
      events.add(event);
    }
  }
}
