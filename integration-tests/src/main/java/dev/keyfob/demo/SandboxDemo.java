package dev.keyfob.demo;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.Sandbox;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Stream;

/** The walk that needs no network, no account and no key: the life of each kind of credential. */
final class SandboxDemo {

  private SandboxDemo() {}

  static void run(PrintStream out, Sandbox sandbox) {
    out.println(
        "Keyfob's tour, in its sandbox: nothing leaves this machine, and every credential is made up.");
    out.println();
    try (LatitudeClient latitude = sandbox.latitude().build();
        PingNetworkClient ping = sandbox.pingNetwork().build();
        DemoFolder folder = new DemoFolder()) {
      List<DemoStep> steps =
          Stream.of(
                  new LatitudeDemo(sandbox, latitude, folder).steps(),
                  new PingNetworkDemo(ping, folder).steps(),
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
          "the documents do not allow what was sent: " + sandbox.violations());
    }
    int requests = sandbox.requests().values().stream().mapToInt(Integer::intValue).sum();
    out.println();
    out.printf(
        "Done: %d requests, each as the documents want it. The sandbox made %d credentials; the only one printed is the"
            + " one asked for.%n",
        requests, sandbox.issued().size());
  }
}
