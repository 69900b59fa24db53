package dev.keyfob.demo;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.Sandbox;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** The demo with the sandbox. It needs no network, account or key. */
final class SandboxDemo {

  private SandboxDemo() {}

  static void run(PrintStream out, Sandbox sandbox) {
    out.println(
        "Keyfob demo, with the sandbox: no request leaves this machine, and all credentials are fake.");
    out.println();
    try (LatitudeClient latitude = sandbox.latitude().build();
        PingNetworkClient ping = sandbox.pingNetwork().build();
        DemoFolder folder = new DemoFolder()) {
      List<DemoStep> steps =
          Stream.of(
                  new ConsoleDemo(latitude).steps(),
                  new LatitudeDemo(sandbox, latitude, folder).steps(),
                  new PingNetworkDemo(ping, folder).steps(),
                  new ConnectDemo(latitude, ping, folder).steps(),
                  new ClientDemo(sandbox, latitude).steps())
              .flatMap(List::stream)
              .toList();
      new DemoRunner(out).go(steps);
    }
    summary(out, sandbox);
  }

  private static void summary(PrintStream out, Sandbox sandbox) {
    if (!sandbox.violations().isEmpty()) {
      throw new IllegalStateException(
          "the documents do not allow these requests: " + sandbox.violations());
    }
    int requests = sandbox.requests().values().stream().mapToInt(Integer::intValue).sum();
    out.println();
    out.printf(
        "Done: %d requests, all valid. The sandbox issued %d credentials; the only secret shown is the one"
            + " that a step revealed.%n",
        requests, sandbox.issued().size());
  }
}
