package dev.keyfob.demo;

import dev.keyfob.Lease;
import dev.keyfob.error.KeyfobException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The leases of a demo run, which it closes at its end. */
final class DemoLeases implements AutoCloseable {

  private final PrintStream out;
  private final List<Lease<?>> leases = new ArrayList<>();

  DemoLeases(PrintStream out) {
    this.out = out;
  }

  /** Adds a lease and returns its credential. */
  <T> T add(Lease<T> lease) {
    leases.add(lease);
    return lease.credential();
  }

  /** Closes all leases and prints the result of each. A failure does not stop the others. */
  @Override
  public void close() {
    for (Lease<?> lease : leases) {
      try {
        lease.close();
        out.println("Deleted: " + lease);
      } catch (KeyfobException failure) {
        out.println("NOT DELETED: " + failure.getMessage());
      }
    }
  }
}
