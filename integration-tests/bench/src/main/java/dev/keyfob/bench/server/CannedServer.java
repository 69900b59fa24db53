package dev.keyfob.bench.server;

import dev.keyfob.bench.payload.Payload;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Sends every request the same response, at little cost: it shares the processors with the measured
 * client. It prints its port to standard output, and ends when standard input ends.
 */
public final class CannedServer {

  private final byte[] response;

  private CannedServer(byte[] body) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    String head =
        "HTTP/1.1 201 Created\r\nContent-Type: application/vnd.api+json; charset=utf-8\r\nX-Request-Id: bench-1\r\n"
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    all.write(head.getBytes(StandardCharsets.ISO_8859_1));
    all.write(body);
    response = all.toByteArray();
  }

  public static void main(String[] arguments) throws IOException {
    CannedServer server = new CannedServer(Payload.one());
    ServerSocket sockets = new ServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    daemon(() -> server.accept(sockets));
    System.out.println(sockets.getLocalPort());
    System.in.readAllBytes();
    System.exit(0);
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "canned");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket sockets) {
    while (true) {
      try {
        Socket socket = sockets.accept();
        socket.setTcpNoDelay(true); // with Nagle's algorithm, every call would wait 40 ms
        daemon(() -> serve(socket));
      } catch (IOException noSuchConnection) {
        // the client's business
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (int length = head(in); length >= 0; length = head(in)) {
        in.skipNBytes(length);
        out.write(response);
      }
    } catch (IOException clientHasGone) {
      // as they do
    }
  }

  /** Reads a request's head. Returns the length of the body, or -1 at the end of the connection. */
  private static int head(InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder();
    boolean empty = true;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      String header = line.toString().strip().toLowerCase(Locale.ROOT);
      line.setLength(0);
      if (header.startsWith("content-length:")) {
        length = Integer.parseInt(header.substring("content-length:".length()).strip());
      }
      if (header.isEmpty() && !empty) {
        return length;
      }
      empty &= header.isEmpty();
    }
    return -1;
  }
}
