package dev.keyfob.internal.call;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A proxy that can drop all traffic of its connections without closing them, like a NAT that
 * forgets them.
 */
final class ForgetfulNat implements AutoCloseable {

  private final int serverPort;
  private final ServerSocket entry;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final Set<Socket> forgotten = ConcurrentHashMap.newKeySet();
  private final CountDownLatch lost = new CountDownLatch(1);

  ForgetfulNat(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  String url(String path) {
    return "http://127.0.0.1:" + entry.getLocalPort() + path;
  }

  /** Drops all further traffic of the existing connections. New connections work. */
  void forget() {
    forgotten.addAll(open);
  }

  /** Waits until a client has sent bytes that were dropped. */
  void awaitLoss() throws InterruptedException {
    if (!lost.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("nothing was sent on a dead connection for a minute");
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entry.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        open.addAll(List.of(client, server));
        daemon(() -> pass(client, server));
        daemon(() -> pass(server, client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] some = new byte[8192];
      for (int read = in.read(some); read >= 0; read = in.read(some)) {
        if (forgotten.contains(from)) {
          lost.countDown();
        } else {
          out.write(some, 0, read);
        }
      }
    } catch (IOException closed) {
      // as either end does
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "nat");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entry.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
