package dev.keyfob.bench.jmh;

import dev.keyfob.bench.call.Caller;
import dev.keyfob.bench.call.FacadeCaller;
import dev.keyfob.bench.call.GeneratedCaller;
import dev.keyfob.bench.call.RawOkHttpByStringCaller;
import dev.keyfob.bench.call.RawOkHttpCaller;
import dev.keyfob.bench.call.StockOkHttpGsonCaller;
import dev.keyfob.bench.call.StockRetrofit2Caller;
import dev.keyfob.bench.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One create over loopback, from the arguments to the decoded response, on an open connection. */
public class WholeCall {

  /** A server, and a client for it. */
  @State(Scope.Benchmark)
  public abstract static class Client {

    private static final Duration WARM_UP = Duration.ofSeconds(12);
    private static final int FEW = 4;

    private ServerProcess server;
    private Caller caller;

    /** The client to measure. */
    protected abstract Caller caller(String url);

    /** Starts both, checks one call, and warms up. */
    @Setup
    public void start() throws Exception {
      server = ServerProcess.start();
      caller = caller(server.url());
      if (!caller.password(caller.create()).equals("8EqcGL2tsQngWe0")) {
        throw new IllegalStateException("the response was not decoded as expected");
      }
      warmUp();
    }

    /**
     * Warms up with few callers. The JIT compiler then needs ten seconds for the whole of a call;
     * with many callers it needs a minute, during which calls take two to four times as long.
     */
    private void warmUp() throws Exception {
      long end = System.nanoTime() + WARM_UP.toNanos();
      Callable<Void> calls =
          () -> {
            while (System.nanoTime() < end) {
              caller.create();
            }
            return null;
          };
      ExecutorService few = Executors.newFixedThreadPool(FEW);
      try {
        for (Future<Void> done : few.invokeAll(Collections.nCopies(FEW, calls))) {
          done.get();
        }
      } finally {
        few.shutdown();
      }
    }

    /** Ends the server. */
    @TearDown
    public void stop() {
      server.close();
    }

    Object create() throws IOException {
      return caller.create();
    }
  }

  /** With the facade. */
  public static class Facade extends Client {
    @Override
    protected Caller caller(String url) {
      return new FacadeCaller(url);
    }
  }

  /** With the generated client. */
  public static class Generated extends Client {
    @Override
    protected Caller caller(String url) {
      return new GeneratedCaller(url);
    }
  }

  /** With the stock client, retrofit2. */
  public static class StockRetrofit2 extends Client {
    @Override
    protected Caller caller(String url) {
      return new StockRetrofit2Caller(url);
    }
  }

  /** With the stock client, okhttp-gson. */
  public static class StockOkHttpGson extends Client {
    @Override
    protected Caller caller(String url) {
      return new StockOkHttpGsonCaller(url);
    }
  }

  /** With OkHttp alone. */
  public static class RawOkHttp extends Client {
    @Override
    protected Caller caller(String url) {
      return new RawOkHttpCaller(url);
    }
  }

  /** With OkHttp alone, reading the response as a string. */
  public static class RawOkHttpByString extends Client {
    @Override
    protected Caller caller(String url) {
      return new RawOkHttpByStringCaller(url);
    }
  }

  @Benchmark
  public Object facade(Facade client) throws IOException {
    return client.create();
  }

  @Benchmark
  public Object generated(Generated client) throws IOException {
    return client.create();
  }

  @Benchmark
  public Object stockRetrofit2(StockRetrofit2 client) throws IOException {
    return client.create();
  }

  @Benchmark
  public Object stockOkHttpGson(StockOkHttpGson client) throws IOException {
    return client.create();
  }

  @Benchmark
  public Object rawOkHttp(RawOkHttp client) throws IOException {
    return client.create();
  }

  @Benchmark
  public Object rawOkHttpByString(RawOkHttpByString client) throws IOException {
    return client.create();
  }
}
