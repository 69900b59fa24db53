package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.Protocol;
import okhttp3.Request;

/**
 * Tells whether the server may have closed an idle connection. A server may do so at any time (RFC
 * 9112, 9.5), and a request that is written then fails as if it had been lost. OkHttp looks only
 * after ten seconds of silence, and servers close after five or fewer.
 *
 * <p>It listens to every call of a client and its copies, and keeps when each connection was last
 * released. Thread-safe.
 */
public final class ReusedConnections extends EventListener {

  private static final long MAX_IDLE_NANOS = 500_000_000;

  private final LongSupplier nanoTime;
  private final Map<Connection, Long> released = Collections.synchronizedMap(new WeakHashMap<>());

  public ReusedConnections(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public void connectEnd(Call call, InetSocketAddress address, Proxy proxy, Protocol protocol) {
    Request request = call.request();
    if (request.tag(Attempt.class) != null) {
      Attempt.of(request).connected();
    }
  }

  @Override
  public void connectionReleased(Call call, Connection connection) {
    released.put(connection, nanoTime.getAsLong());
  }

  /**
   * Returns whether a connection may be closed, or about to be closed, by the server. HTTP/2 needs
   * no such guess: its server says which requests it has not seen (RFC 9113, 6.8).
   */
  boolean mayBeClosed(Connection connection, Attempt attempt) throws IOException {
    if (attempt.isConnected() || isHttp2(connection.protocol())) {
      return false;
    }
    // Null if the caller's own calls have opened the connection.
    Long since = released.get(connection);
    return since == null
        || nanoTime.getAsLong() - since >= MAX_IDLE_NANOS
        || hasEnded(connection.socket());
  }

  private static boolean isHttp2(Protocol protocol) {
    return protocol == Protocol.HTTP_2 || protocol == Protocol.H2_PRIOR_KNOWLEDGE;
  }

  /** Returns whether the server has closed the connection, or has sent bytes without a request. */
  private static boolean hasEnded(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    try {
      socket.setSoTimeout(1);
      int unused = socket.getInputStream().read();
      return true;
    } catch (SocketTimeoutException silent) {
      return false;
    } catch (IOException closed) {
      return true;
    } finally {
      socket.setSoTimeout(timeout);
    }
  }
}
