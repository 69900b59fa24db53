package dev.keyfob.fault;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks enough HTTP/2 (RFC 9113) to respond to every request with a GOAWAY frame that says that no
 * request was processed. The GOAWAY of MockWebServer always counts the request as processed.
 */
final class GoAwayServer implements AutoCloseable {

  private static final int PREFACE_LENGTH = 24;
  private static final int HEADERS = 1;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;

  private final ServerSocket server;
  private final AtomicInteger requests = new AtomicInteger();

  GoAwayServer() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread thread = new Thread(this::accept, "go-away");
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** How many there were. */
  int requests() {
    return requests.get();
  }

  private void accept() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        serve(
            new DataInputStream(socket.getInputStream()),
            new DataOutputStream(socket.getOutputStream()));
      } catch (IOException over) {
        // The client closed the connection, or the test closed the server.
      }
    }
  }

  private void serve(DataInputStream in, DataOutputStream out) throws IOException {
    in.skipNBytes(PREFACE_LENGTH);
    frame(out, SETTINGS, 0);
    out.flush();
    for (boolean refused = false; ; ) { // closing with unread frames would reset the TCP connection
      int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
      int type = in.readUnsignedByte();
      in.skipNBytes(5L + length);
      if (type == HEADERS && !refused) {
        refused = true;
        requests.incrementAndGet();
        frame(out, GOAWAY, 8);
        out.writeLong(0); // last processed stream: none; error code: none
        out.flush();
      }
    }
  }

  private static void frame(DataOutputStream out, int type, int length) throws IOException {
    out.writeShort(length >> 8);
    out.writeByte(length);
    out.writeByte(type);
    out.writeByte(0); // flags
    out.writeInt(0); // the connection itself
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
