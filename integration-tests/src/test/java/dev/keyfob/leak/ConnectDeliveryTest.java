package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.Lease;
import dev.keyfob.connect.ConnectionSinks;
import dev.keyfob.connect.IpmitoolCommand;
import dev.keyfob.connect.LocalProxy;
import dev.keyfob.connect.OpenVpnLogin;
import dev.keyfob.connect.OpenVpnProfile;
import dev.keyfob.connect.SshCommand;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedIpmiSession;
import dev.keyfob.latitude.IssuedOutOfBandConnection;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Sinks;
import dev.keyfob.sink.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivers credentials of the sandbox to the writers of keyfob-connect. */
final class ConnectDeliveryTest {

  private static final String SERVER = "sv_8NkvdyGKDeLpx";

  @TempDir private Path folder;

  private final Sandbox sandbox = Sandbox.start();
  private final LatitudeClient latitude = sandbox.latitude().build();
  private final PingNetworkClient ping = sandbox.pingNetwork().build();

  @AfterEach
  void close() {
    latitude.close();
    ping.close();
    sandbox.close();
  }

  @Test
  void secretsAreInTheFilesOnly() throws IOException {
    List<Object> shown = new ArrayList<>();
    String captured;
    try (CapturedOutput output = new CapturedOutput()) {
      shown.addAll(deliverToEveryWriter());
      captured = output.everything();
    }
    CanaryScan.assertClean(captured);
    CanaryScan.assertClean(shown.toString());
    CanaryScan.assertClean(
        String.join(" ", ProcessHandle.current().info().arguments().orElse(new String[0])));
    CanaryScan.assertClean(System.getenv().toString());
    Set<String> withSecrets = new TreeSet<>();
    for (Path file : files()) {
      if (Files.readString(file).contains(Canaries.MARK)) {
        withSecrets.add(file.getFileName().toString());
      }
    }
    assertEquals(
        Set.of("ipmi.env", "keys.env", "secret.json", "sing-box.json", "vpn.login", "xray.json"),
        withSecrets);
  }

  /** Returns the texts that a caller could print or pass as arguments. */
  private List<Object> deliverToEveryWriter() {
    LocalProxy proxy = LocalProxy.socks(1080);
    SecretSink<IssuedSession> xray =
        ConnectionSinks.xray(file("xray.json"), IssuedSession::vlessLink, proxy);
    SecretSink<IssuedSession> singBox =
        ConnectionSinks.singBox(file("sing-box.json"), IssuedSession::vlessLink, proxy);
    SecretSink<IssuedVpnSession> openVpn = openVpn();
    SecretSink<IssuedIpmiSession> ipmitool =
        ConnectionSinks.ipmitool(file("ipmi.env"), IssuedIpmiSession::password);
    Variables<IssuedApiKey> names =
        Variables.of("LATITUDESH_AUTH_TOKEN", IssuedApiKey::token)
            .and("LATITUDESH_BEARER", IssuedApiKey::token);
    SecretSink<IssuedApiKey> dotenv = Sinks.dotenv(file("keys.env"), names);
    SecretSink<IssuedApiKey> kubernetes =
        ConnectionSinks.kubernetesSecret(file("secret.json"), "latitude", names);
    IssuedSession session =
        ping.sessions().issue(NewSession.of("client-7", "de-fra")).deliverTo(xray).execute();
    ping.sessions().issue(NewSession.of("client-8", "de-fra")).deliverTo(singBox).execute();
    IssuedVpnSession vpn =
        latitude.vpnSessions().issue(Site.SAO, SERVER).deliverTo(openVpn).execute();
    IssuedIpmiSession ipmi = latitude.ipmiSessions().issue(SERVER).deliverTo(ipmitool).execute();
    latitude.apiKeys().issue(NewApiKey.named("one")).deliverTo(dotenv).execute();
    latitude.apiKeys().issue(NewApiKey.named("two")).deliverTo(kubernetes).execute();
    IssuedOutOfBandConnection console =
        latitude.outOfBandConnections().create(SERVER, "ssh_3YjJOLMydvZ87");
    return List.of(
        List.of(xray, singBox, openVpn, ipmitool, dotenv, kubernetes, names, proxy),
        List.of(session, session.vlessLink(), vpn, login(vpn), ipmi),
        new IpmitoolCommand(ipmi.address(), ipmi.userName()).arguments("sol", "activate"),
        SshCommand.to(console.userName(), console.accessIp(), console.port()).arguments());
  }

  @Test
  void refreshReplacesTheLoginAndCloseDeletesTheFiles() throws IOException {
    try (Lease<IssuedVpnSession> lease =
        latitude.vpnSessions().issue(Site.SAO, SERVER).deliverTo(openVpn()).lease()) {
      String first = lease.credential().password().reveal();
      assertTrue(Files.readString(file("vpn.login")).endsWith("\n" + first + "\n"));
      String second = lease.refresh().password().reveal();
      assertTrue(Files.readString(file("vpn.login")).endsWith("\n" + second + "\n"));
      assertFalse(first.equals(second));
      assertEquals(2, files().size());
    }
    assertEquals(List.of(), files());
    assertEquals(List.of(), latitude.vpnSessions().list());
  }

  @Test
  void sessionIsDeletedIfItsProfileCannotBeWritten() throws IOException {
    SecretSink<IssuedVpnSession> withoutHost =
        ConnectionSinks.openVpn(
            OpenVpnProfile.of("client\n"),
            file("vpn.ovpn"),
            file("vpn.login"),
            session ->
                new OpenVpnLogin(null, session.port(), session.userName(), session.password()));
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () -> latitude.vpnSessions().issue(Site.SAO, SERVER).deliverTo(withoutHost).execute());
    assertEquals(Revocation.REMOVED, failure.revocation());
    assertEquals(
        "the host is missing",
        assertInstanceOf(
                IllegalArgumentException.class, failure.sinkFailure().orElseThrow().reveal())
            .getMessage());
    assertEquals(List.of(), files());
    assertEquals(List.of(), latitude.vpnSessions().list());
  }

  @Test
  void nothingIsIssuedIfTheSecondFileExists() throws IOException {
    Files.writeString(file("vpn.ovpn"), "as it was");
    assertThrows(
        IllegalArgumentException.class,
        () -> latitude.vpnSessions().issue(Site.SAO, SERVER).deliverTo(openVpn()).execute());
    assertEquals(List.of(), sandbox.issued());
    assertEquals("as it was", Files.readString(file("vpn.ovpn")));
  }

  private SecretSink<IssuedVpnSession> openVpn() {
    return ConnectionSinks.openVpn(
        OpenVpnProfile.of("client\n"),
        file("vpn.ovpn"),
        file("vpn.login"),
        ConnectDeliveryTest::login);
  }

  private static OpenVpnLogin login(IssuedVpnSession session) {
    return new OpenVpnLogin(session.host(), session.port(), session.userName(), session.password());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().collect(Collectors.toList());
    }
  }
}
