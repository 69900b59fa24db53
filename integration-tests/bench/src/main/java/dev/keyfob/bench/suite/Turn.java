package dev.keyfob.bench.suite;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;

/**
 * Waits, in a fork, for its turn before each iteration, its set-up and tear-down included. It is a
 * profiler because JMH calls profilers on a thread of its own while the benchmark's threads are
 * parked. Threads that wait for {@code @Setup} are not parked.
 */
public final class Turn implements InternalProfiler {

  /** The system property with the port at which the suite gives turns. */
  static final String PORT = "keyfob.bench.turns";

  private Socket turns;

  @Override
  public String getDescription() {
    return "waits for its turn";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    try {
      // Not in the constructor, since JMH also creates profilers in the suite's own process.
      if (turns == null) {
        turns = new Socket(InetAddress.getLoopbackAddress(), Integer.getInteger(PORT));
        turns.setTcpNoDelay(true);
      }
      if (turns.getInputStream().read() < 0) {
        throw new EOFException("the suite gives no turns any more");
      }
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    try {
      turns.getOutputStream().write(1);
    } catch (IOException gone) {
      throw new IllegalStateException(gone);
    }
    return List.of();
  }
}
