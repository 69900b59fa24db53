package dev.keyfob.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;

/**
 * A MockWebServer that only this machine reaches, and that neither logs nor collects the requests
 * it gets.
 */
final class LoopbackServer implements AutoCloseable {

  // Held, or the level would go with the logger at the next garbage collection.
  private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

  static {
    if (LOG.getLevel() == null) {
      LOG.setLevel(Level.WARNING);
    }
  }

  private final MockWebServer server = new MockWebServer();
  private final PromptSockets sockets = new PromptSockets();

  private LoopbackServer(Dispatcher dispatcher, Protocol protocol) {
    server.setDispatcher(new Draining(dispatcher));
    server.setServerSocketFactory(sockets);
    server.setProtocols(List.of(protocol));
  }

  static LoopbackServer start(Dispatcher dispatcher, Protocol protocol) throws IOException {
    LoopbackServer loopback = new LoopbackServer(dispatcher, protocol);
    loopback.server.start(InetAddress.getLoopbackAddress(), 0);
    return loopback;
  }

  /** With a slash at its end, to be a base URL. */
  String url(String basePath) {
    return server.url(basePath + "/").toString();
  }

  int openConnections() {
    return sockets.open();
  }

  /**
   * Who is connected or wants to be is turned away from here on, also where a thread of the server
   * is still at work.
   */
  @Override
  public void close() {
    try {
      server.close();
    } catch (AssertionError busy) {
      // It has waited five seconds for its threads: one waits in a Delay or a MalformedResponse, or
      // has no
      // turn on a busy machine.
      // They end by themselves, but without that the one that accepts would not have closed the
      // connections yet.
      sockets.closeAccepted();
    }
  }

  /**
   * The server puts every request into a queue for tests to look at. Nobody does, so it must not
   * fill.
   */
  private final class Draining extends Dispatcher {

    private final Dispatcher dispatcher;

    Draining(Dispatcher dispatcher) {
      this.dispatcher = dispatcher;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      server.takeRequest(0, TimeUnit.MILLISECONDS);
      return dispatcher.dispatch(request);
    }

    @Override
    public MockResponse peek() {
      return dispatcher.peek();
    }
  }
}
