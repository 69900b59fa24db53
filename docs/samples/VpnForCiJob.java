package samples;

import dev.keyfob.Lease;
import dev.keyfob.RecoveryAction;
import dev.keyfob.connect.ConnectionSinks;
import dev.keyfob.connect.OpenVpnLogin;
import dev.keyfob.connect.OpenVpnProfile;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.sink.SecretSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Runs a command of a CI job while a VPN session exists, and deletes session and files afterwards.
 *
 * <pre>{@code VpnForCiJob SAO sv_… latitude.ovpn ./deploy.sh vpn/session.ovpn}</pre>
 *
 * <p>The profile comes from Latitude.sh's dashboard. The folder {@code vpn} must exist. The command
 * finds a whole OpenVPN configuration in {@code vpn/session.ovpn}.
 */
public final class VpnForCiJob {

  private VpnForCiJob() {}

  /** Runs the command and exits with its code. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int exit;
    try (LatitudeClient latitude = LatitudeClient.fromEnvironment()) {
      List<String> command = Arrays.asList(args).subList(3, args.length);
      exit = run(latitude, Site.of(args[0]), args[1], Path.of(args[2]), Path.of("vpn"), command);
    }
    System.exit(exit);
  }

  static int run(
      LatitudeClient latitude,
      Site site,
      String serverId,
      Path profile,
      Path folder,
      List<String> command)
      throws IOException, InterruptedException {
    SecretSink<IssuedVpnSession> files =
        ConnectionSinks.openVpn(
            OpenVpnProfile.read(profile),
            folder.resolve("session.ovpn"),
            folder.resolve("session.login"),
            vpn -> new OpenVpnLogin(vpn.host(), vpn.port(), vpn.userName(), vpn.password()));
    try (Lease<IssuedVpnSession> lease =
        latitude
            .vpnSessions()
            .issue(site, serverId)
            .recover(RecoveryAction.REISSUE) // a lost response costs nothing
            .deliverTo(files)
            .lease()) {
      System.out.println("connected by " + lease.credential().id());
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
  }
}
