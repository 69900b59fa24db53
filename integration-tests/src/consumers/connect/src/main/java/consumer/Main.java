package consumer;

import dev.keyfob.Lease;
import dev.keyfob.connect.ConnectionSinks;
import dev.keyfob.connect.IpmitoolCommand;
import dev.keyfob.connect.LocalProxy;
import dev.keyfob.connect.OpenVpnLogin;
import dev.keyfob.connect.OpenVpnProfile;
import dev.keyfob.connect.SshCommand;
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
import dev.keyfob.sink.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Delivers a credential to each writer, and prints all that it gets. */
public final class Main {

  private static final String SERVER = "sv_8NkvdyGKDeLpx";

  private Main() {}

  /** Arguments: the base URLs of Latitude.sh and Ping Network, and a folder for secrets. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[2]);
    try (LatitudeClient latitude =
            LatitudeClient.builder()
                .baseUrl(args[0])
                .apiKey(System.getenv("LATITUDESH_BEARER"))
                .build();
        PingNetworkClient ping =
            PingNetworkClient.builder()
                .baseUrl(args[1])
                .apiKey(System.getenv("PINGNETWORK_API_KEY"))
                .build()) {
      links(ping, folder);
      openVpn(latitude, folder);
      consoles(latitude, folder);
      kubernetes(latitude, folder);
    }
    System.out.println("module " + ConnectionSinks.class.getModule().getName());
  }

  private static void links(PingNetworkClient ping, Path folder) {
    LocalProxy proxy = LocalProxy.socks(1080);
    System.out.println(
        ping.sessions()
            .issue(NewSession.of("customer-17", "de-fra"))
            .deliverTo(
                ConnectionSinks.xray(folder.resolve("xray.json"), IssuedSession::vlessLink, proxy))
            .execute());
    System.out.println(
        ping.sessions()
            .issue(NewSession.of("customer-18", "de-fra"))
            .deliverTo(
                ConnectionSinks.singBox(
                    folder.resolve("sing-box.json"), IssuedSession::vlessLink, proxy))
            .execute());
  }

  private static void openVpn(LatitudeClient latitude, Path folder) throws IOException {
    Path profile = folder.resolve("session.ovpn");
    try (Lease<IssuedVpnSession> lease =
        latitude
            .vpnSessions()
            .issue(Site.SAO, SERVER)
            .deliverTo(
                ConnectionSinks.openVpn(
                    OpenVpnProfile.of("client\n"),
                    profile,
                    folder.resolve("session.login"),
                    session ->
                        new OpenVpnLogin(
                            session.host(),
                            session.port(),
                            session.userName(),
                            session.password())))
            .lease()) {
      System.out.println(lease.credential());
      System.out.println(Files.readString(profile));
      lease.credential().password().writeTo(folder.resolve("vpn-password"));
    }
    System.out.println("left " + Files.exists(profile));
  }

  private static void consoles(LatitudeClient latitude, Path folder) {
    IssuedOutOfBandConnection console =
        latitude.outOfBandConnections().create(SERVER, "ssh_3YjJOLMydvZ87");
    System.out.println(
        SshCommand.to(console.userName(), console.accessIp(), console.port()).shellLine());
    IssuedIpmiSession ipmi =
        latitude
            .ipmiSessions()
            .issue(SERVER)
            .deliverTo(
                ConnectionSinks.ipmitool(
                    folder.resolve("ipmitool.env"), IssuedIpmiSession::password))
            .execute();
    System.out.println(
        new IpmitoolCommand(ipmi.address(), ipmi.userName()).arguments("sol", "activate"));
  }

  private static void kubernetes(LatitudeClient latitude, Path folder) {
    Variables<IssuedApiKey> names = Variables.of("LATITUDESH_AUTH_TOKEN", IssuedApiKey::token);
    System.out.println(
        List.of(
            names,
            latitude
                .apiKeys()
                .issue(NewApiKey.named("cluster"))
                .deliverTo(
                    ConnectionSinks.kubernetesSecret(
                        folder.resolve("secret.json"), "latitude", names))
                .execute()));
  }
}
