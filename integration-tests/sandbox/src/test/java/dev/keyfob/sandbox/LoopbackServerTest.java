package dev.keyfob.sandbox;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Blocks the thread that accepts connections by a latch, to simulate a busy machine. */
final class LoopbackServerTest {

  private final CountDownLatch accepting = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private LoopbackServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = LoopbackServer.start(new Busy(), Protocol.HTTP_1_1, 0);
    port = URI.create(server.url("")).getPort();
  }

  @AfterEach
  void release() {
    over.countDown();
  }

  @Test
  void closesConnectionsIfItsAcceptThreadIsBusy() throws Exception {
    try (Socket connected = connected()) {
      assertTrue(accepting.await(1, TimeUnit.MINUTES));
      assertDoesNotThrow(server::close);
      connected.setSoTimeout(10_000);
      assertEquals(-1, connected.getInputStream().read());
    }
  }

  private Socket connected() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  private final class Busy extends Dispatcher {

    @Override
    public MockResponse peek() {
      accepting.countDown();
      try {
        over.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      return super.peek();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
      throw new IllegalStateException("no request was expected");
    }
  }
}
