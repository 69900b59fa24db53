package dev.keyfob.fuzz;

import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;

/**
 * Replaces the server of an OkHttpClient: each connection returns prepared bytes, and no network is
 * used.
 */
final class CannedHttpServer extends SocketFactory {

  /** A loopback address, for which the client allows plain HTTP. No request reaches it. */
  static final String URL = "http://127.0.0.1:1/";

  private volatile Supplier<CannedSocket> next = () -> new CannedSocket(new byte[0]);

  /** Sets the bytes that each of the next connections returns, whatever the request is. */
  void respondWith(byte[] bytes) {
    next = () -> new CannedSocket(bytes);
  }

  void connections(Supplier<CannedSocket> connections) {
    next = connections;
  }

  /** Returns a client of this server. */
  OkHttpClient client() {
    return new OkHttpClient.Builder().socketFactory(this).build();
  }

  @Override
  public Socket createSocket() {
    return next.get();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw new UnsupportedOperationException();
  }
}
