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

/** Runs a MockWebServer on the loopback address. It logs nothing and keeps no requests. */
final class LoopbackServer implements AutoCloseable {

  // A strong reference: a collected logger would lose its level.
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

  /** Listens on the port, or on any free one if it is 0. */
  static LoopbackServer start(Dispatcher dispatcher, Protocol protocol, int port)
      throws IOException {
    LoopbackServer loopback = new LoopbackServer(dispatcher, protocol);
    loopback.server.start(InetAddress.getLoopbackAddress(), port);
    return loopback;
  }

  /** Returns a base URL, which ends with a slash. */
  String url(String basePath) {
    return server.url(basePath + "/").toString();
  }

  int openConnections() {
    return sockets.open();
  }

  /**
   * Closes all connections and accepts no new ones, even if a thread of the server is still busy.
   */
  @Override
  public void close() {
    try {
      server.close();
    } catch (AssertionError busy) {
      // MockWebServer gave up after waiting five seconds for its threads: a Delay or a
      // MalformedResponse is running, or the machine is busy. The threads end later, so the
      // connections are closed here.
      sockets.closeAccepted();
    }
  }

  /**
   * Removes each request from the queue that MockWebServer keeps for tests, which would grow
   * without end.
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
