package samples;

import dev.keyfob.connect.SshCommand;
import dev.keyfob.latitude.IssuedOutOfBandConnection;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Server;
import dev.keyfob.latitude.ServerFilter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Opens an SSH console to the server of a hostname. The console works even if the server's own
 * network does not.
 *
 * <pre>{@code ConsoleByHostname web-1 ssh_… ~/.ssh/id_ed25519}</pre>
 */
public final class ConsoleByHostname {

  private ConsoleByHostname() {}

  /** Runs ssh until the user leaves the console, and exits with its code. */
  public static void main(String[] args) throws IOException, InterruptedException {
    SshCommand ssh;
    try (LatitudeClient latitude = LatitudeClient.fromEnvironment()) {
      ssh = open(latitude, args[0], args[1], Path.of(args[2]));
    }
    System.exit(new ProcessBuilder(ssh.arguments()).inheritIO().start().waitFor());
  }

  static SshCommand open(LatitudeClient latitude, String hostname, String sshKeyId, Path identity) {
    List<Server> servers =
        latitude.servers().list(ServerFilter.all().hostname(hostname)).stream()
            .filter(server -> hostname.equals(server.hostname())) // the filter may match parts
            .toList();
    if (servers.size() != 1) {
      throw new IllegalArgumentException(servers.size() + " servers have the name " + hostname);
    }
    String serverId = servers.get(0).id();
    IssuedOutOfBandConnection console =
        latitude
            .outOfBandConnections()
            .find(serverId) // one that is open already
            .orElseGet(() -> latitude.outOfBandConnections().create(serverId, sshKeyId));
    return SshCommand.to(console.userName(), console.accessIp(), console.port())
        .withIdentity(identity);
  }
}
