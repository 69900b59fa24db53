package dev.keyfob.demo;

import dev.keyfob.Lease;
import dev.keyfob.error.KeyfobException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What is removed at the end of a walk. */
final class DemoLeases implements AutoCloseable {

  private final PrintStream out;
  private final List<Lease<?>> leases = new ArrayList<>();

  DemoLeases(PrintStream out) {
    this.out = out;
  }

  /** Keeps it until the end, and gives its credential. */
  <T> T add(Lease<T> lease) {
    leases.add(lease);
    return lease.credential();
  }

  /** Removes all, whatever becomes of each, and says so. */
  @Override
  public void close() {
    for (Lease<?> lease : leases) {
      try {
        lease.close();
        out.println("Removed: " + lease);
      } catch (KeyfobException failure) {
        out.println("STAYS: " + failure.getMessage());
      }
    }
  }
}
