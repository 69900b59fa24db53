package dev.keyfob.internal.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.keyfob.internal.call.TestTransport;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** An HTTP/1.1 server that closes a connection after a time without a request, as proxies do. */
final class IdleLimitServer implements AutoCloseable {

  private static final String BODY =
      "{\"id\":\"th_1\",\"secret\":\"" + TestTransport.SECRET + "\"}";

  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger requests = new AtomicInteger();
  private volatile Socket latest;
  private final Semaphore closed = new Semaphore(0);
  private final ServerSocket entry;
  private final int idleMillis;

  IdleLimitServer(ServerSocketFactory sockets, int idleMillis) throws IOException {
    this.entry = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.idleMillis = idleMillis;
    daemon(this::accept);
  }

  int port() {
    return entry.getLocalPort();
  }

  /** Waits until a connection has reached its limit and is closed. */
  void awaitClosing() throws InterruptedException {
    if (!closed.tryAcquire(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("no connection was closed for a minute");
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entry.accept();
        connections.incrementAndGet();
        daemon(() -> serve(client));
      }
    } catch (IOException over) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      socket.setSoTimeout(60_000); // the idle limit applies only after a response
      while (readRequest(in)) {
        requests.incrementAndGet();
        latest = socket;
        sendResponse();
        socket.setSoTimeout(idleMillis);
      }
    } catch (SocketTimeoutException idle) {
      close(socket);
      closed.release();
    } catch (IOException gone) {
      // closed by the client
    }
  }

  /** Sends a response on the connection of the latest request, also if it was answered before. */
  void sendResponse() throws IOException {
    latest
        .getOutputStream()
        .write(
            ("HTTP/1.1 201 Created\r\nContent-Type: application/vnd.api+json\r\nContent-Length: "
                    + BODY.length()
                    + "\r\n\r\n"
                    + BODY)
                .getBytes(US_ASCII));
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // closed by the client, too
    }
  }

  /**
   * Reads a request with a Content-Length or without a body; returns false at the end of the
   * connection.
   */
  private static boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    int at = head.indexOf("Content-Length: ");
    if (at >= 0) {
      in.skipNBytes(Long.parseLong(head.substring(at + 16, head.indexOf("\r\n", at))));
    }
    return true;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "idle-limit");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entry.close();
  }
}
