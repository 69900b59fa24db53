package dev.keyfob.demo;

import dev.keyfob.Lease;
import dev.keyfob.connect.ConnectionSinks;
import dev.keyfob.connect.IpmitoolCommand;
import dev.keyfob.connect.LocalProxy;
import dev.keyfob.connect.OpenVpnLogin;
import dev.keyfob.connect.OpenVpnProfile;
import dev.keyfob.connect.SshCommand;
import dev.keyfob.latitude.IssuedIpmiSession;
import dev.keyfob.latitude.IssuedOutOfBandConnection;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.nio.file.Path;
import java.util.List;

/** The part of the demo that turns credentials into connections. */
final class ConnectDemo {

  private static final String SERVER = "sv_8NkvdyGKDeLpx";

  private final LatitudeClient latitude;
  private final PingNetworkClient ping;
  private final DemoFolder folder;

  ConnectDemo(LatitudeClient latitude, PingNetworkClient ping, DemoFolder folder) {
    this.latitude = latitude;
    this.ping = ping;
    this.folder = folder;
  }

  List<DemoStep> steps() {
    return List.of(
        DemoStep.of(
            "Connect: write a session's link as a configuration of Xray (a VLESS client)",
            this::xray),
        DemoStep.of(
            "... lease a VPN session and add it to an OpenVPN profile, which closing deletes",
            this::openVpn),
        DemoStep.of("... show the command that opens a console by SSH", this::ssh),
        DemoStep.of(
            "... write an IPMI password for ipmitool, and show the command that reads it",
            this::ipmitool));
  }

  private Object xray() {
    Path file = folder.file("xray.json");
    ping.sessions()
        .issue(NewSession.of("client-7", "de-fra"))
        .deliverTo(ConnectionSinks.xray(file, IssuedSession::vlessLink, LocalProxy.socks(1080)))
        .execute();
    return folder.describe(file);
  }

  private Object openVpn() {
    Path profile = folder.file("client.ovpn");
    Path login = folder.file("client.login");
    try (Lease<IssuedVpnSession> lease =
        latitude
            .vpnSessions()
            .issue(Site.SAO, SERVER)
            .deliverTo(
                ConnectionSinks.openVpn(
                    OpenVpnProfile.of("client\ndev tun\n"), profile, login, ConnectDemo::login))
            .lease()) {
      return List.of(lease.credential(), folder.describe(profile), folder.describe(login));
    }
  }

  private static OpenVpnLogin login(IssuedVpnSession session) {
    return new OpenVpnLogin(session.host(), session.port(), session.userName(), session.password());
  }

  private Object ssh() {
    IssuedOutOfBandConnection console = latitude.outOfBandConnections().find(SERVER).orElseThrow();
    return SshCommand.to(console.userName(), console.accessIp(), console.port()).shellLine();
  }

  private Object ipmitool() {
    Path file = folder.file("ipmitool.env");
    IssuedIpmiSession ipmi =
        latitude
            .ipmiSessions()
            .issue(SERVER)
            .deliverTo(ConnectionSinks.ipmitool(file, IssuedIpmiSession::password))
            .execute();
    return List.of(
        folder.describe(file),
        new IpmitoolCommand(ipmi.address(), ipmi.userName())
            .shellLine("chassis", "power", "status"));
  }
}
