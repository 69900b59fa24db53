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
 * Sockets that send at once: without that every response waits 40 ms for the client to acknowledge
 * its head. As many as the system allows may wait for their turn, for fleets that come all at once.
 */
final class PromptSockets extends ServerSocketFactory {

  private static final int MOST_WAITING = 4096;

  private final Set<Socket> accepted = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** How many connections nobody has closed. */
  int open() {
    accepted.removeIf(Socket::isClosed);
    return accepted.size();
  }

  /** Also what is only just being accepted. */
  void closeAccepted() {
    closed = true;
    accepted.forEach(PromptSockets::close);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is as good as closed.
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
      super.bind(address, MOST_WAITING);
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
