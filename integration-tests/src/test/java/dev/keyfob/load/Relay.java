package dev.keyfob.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy between a client and the sandbox whose connections die. It closes a connection that
 * is silent for a random time, as reverse proxies do. Every second one it closes after a random
 * number of response bytes.
 */
final class Relay implements AutoCloseable {

  private static final int SHORTEST_SILENCE_MS = 300;
  private static final int LONGEST_SILENCE_MS = 5_000;
  private static final int MOST_BYTES = 40_000;
  private static final int MOST_BINDS = 100;

  private final int target;
  private final Random random;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private ServerSocket server;
  private boolean closed;

  Relay(String targetUrl, long seed) throws IOException {
    target = URI.create(targetUrl).getPort();
    random = new Random(seed);
    server = listen(0);
  }

  /** Returns the URL with the relay's port. */
  synchronized String url(String targetUrl) {
    return targetUrl.replace(":" + target + "/", ":" + server.getLocalPort() + "/");
  }

  /** Closes all connections, and then listens on the same port again. */
  synchronized void restart() throws IOException {
    if (closed) {
      return;
    }
    int port = server.getLocalPort();
    server.close();
    cut(Integer.MAX_VALUE);
    server = listen(port);
  }

  /** Closes some connections, even if data is in transit. */
  void cut(int most) {
    List.copyOf(open).stream().limit(most).forEach(Relay::end);
  }

  /** Returns the number of connections to the client. */
  int openConnections() {
    return open.size();
  }

  private ServerSocket listen(int port) throws IOException {
    for (int tries = 1; ; tries++) {
      ServerSocket listening = new ServerSocket();
      try {
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start("accept", () -> accept(listening));
        return listening;
      } catch (BindException stillClosing) { // waits until the accepting thread has noticed
        listening.close();
        if (tries == MOST_BINDS) {
          throw stillClosing;
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException restartedOrBusy) {
        // The loop ends if the server socket is closed.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket sandbox;
    try {
      sandbox = new Socket(InetAddress.getLoopbackAddress(), target);
    } catch (IOException noSandbox) {
      client.close();
      throw noSandbox;
    }
    open.add(client);
    client.setSoTimeout(random(SHORTEST_SILENCE_MS, LONGEST_SILENCE_MS));
    // Every second one: the sandbox repeats all events, which must fit through some connection.
    int bytes = random(0, 2) == 0 ? random(1, MOST_BYTES) : Integer.MAX_VALUE;
    start("requests", () -> copy(client, sandbox, Integer.MAX_VALUE));
    start(
        "responses",
        () -> {
          copy(sandbox, client, bytes);
          open.remove(client);
        });
  }

  private int random(int least, int most) {
    synchronized (random) {
      return least + random.nextInt(most - least);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, "relay-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Copies until one side ends, is silent for too long, or enough bytes were copied. */
  private static void copy(Socket from, Socket to, int most) {
    byte[] buffer = new byte[4096];
    int left = most;
    try {
      while (left > 0) {
        int read = from.getInputStream().read(buffer, 0, Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        to.getOutputStream().write(buffer, 0, read);
        left -= most == Integer.MAX_VALUE ? 0 : read;
      }
    } catch (SocketTimeoutException silent) {
      // The connection ends as after an idle timeout.
    } catch (IOException cut) {
      // The other direction has ended the connection.
    } finally {
      end(from);
      end(to);
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    server.close();
    List.copyOf(open).forEach(Relay::end);
  }
}
