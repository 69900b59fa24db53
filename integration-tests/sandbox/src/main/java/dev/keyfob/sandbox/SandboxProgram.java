package dev.keyfob.sandbox;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a {@link Sandbox} as a program, for curl and for clients in other languages. It prints both
 * base URLs and keys, and runs until it is stopped.
 *
 * <pre>{@code
 * java -cp … dev.keyfob.sandbox.SandboxProgram          on free ports
 * java -cp … dev.keyfob.sandbox.SandboxProgram 8101     on ports 8101 (Latitude.sh) and 8102 (Ping Network)
 * }</pre>
 *
 * @since 0.1.0
 */
public final class SandboxProgram {

  private SandboxProgram() {}

  /**
   * Starts a sandbox, prints its URLs and keys, and waits until the process is stopped.
   *
   * @param arguments none, or the first of two ports
   * @throws InterruptedException if the thread is interrupted; the sandbox is closed then
   * @throws IllegalArgumentException if there are more arguments or one is not a port
   */
  public static void main(String[] arguments) throws InterruptedException {
    try (Sandbox sandbox = start(arguments)) {
      print(sandbox, System.out);
      new CountDownLatch(1).await();
    }
  }

  static Sandbox start(String... arguments) {
    if (arguments.length == 0 || (arguments.length == 1 && arguments[0].isEmpty())) {
      return Sandbox.start();
    }
    int port =
        arguments.length == 1 && arguments[0].matches("[1-9]\\d{0,4}")
            ? Integer.parseInt(arguments[0])
            : 0;
    if (port < 1 || port > 65_534) {
      throw new IllegalArgumentException(
          "the only argument is the first of two ports, from 1 to 65534");
    }
    return Sandbox.onPorts(port, port + 1);
  }

  /** Prints the keys, too: they open nothing but this sandbox. */
  static void print(Sandbox sandbox, PrintStream out) {
    String latitudeKey = sandbox.latitudeKey().reveal();
    String pingNetworkKey = sandbox.pingNetworkKey().reveal();
    out.printf(
        """
        Latitude.sh   %s
          key         %s
        Ping Network  %s
          key         %s

        curl -H 'Authorization: Bearer %s' '%svpn_sessions'

        Stop with Ctrl-C.
        """,
        sandbox.latitudeUrl(),
        latitudeKey,
        sandbox.pingNetworkUrl(),
        pingNetworkKey,
        latitudeKey,
        sandbox.latitudeUrl());
    out.flush();
  }
}
