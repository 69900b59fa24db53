package dev.keyfob.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/**
 * Creates sockets without Nagle's algorithm, which would delay each response by 40 ms. The accept
 * queue is as long as the system allows, so that many clients can connect at once.
 */
final class PromptSockets extends ServerSocketFactory {

  private static final int BACKLOG = 4096;

  private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Returns the number of open connections. */
  int open() {
    accepted.removeIf(Socket::isClosed);
    return accepted.size();
  }

  /** Closes all connections, including one that is being accepted. */
  void closeAccepted() {
    closed = true;
    accepted.forEach(PromptSockets::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // The connection is unusable, as intended.
    }
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new PromptServerSocket();
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException();
  }

  private final class PromptServerSocket extends ServerSocket {

    PromptServerSocket() throws IOException {}

    @Override
    public void bind(SocketAddress address, int ignored) throws IOException {
      super.bind(address, BACKLOG);
    }

    @Override
    public Socket accept() throws IOException {
      Socket socket = super.accept();
      socket.setTcpNoDelay(true);
      accepted.removeIf(Socket::isClosed);
      accepted.add(socket);
      if (closed) {
        PromptSockets.close(socket);
      }
      return socket;
    }
  }
}
