package dev.keyfob.fuzz;

import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import okhttp3.OkHttpClient;

/**
 * What an OkHttpClient takes for a server: every connection is one that has been prepared, and no
 * network is used.
 */
final class CannedHttpServer extends SocketFactory {

  /** Loopback, so that it may be plain http; nothing ever gets there. */
  static final String URL = "http://127.0.0.1:1/";

  private volatile Supplier<CannedSocket> next = () -> new CannedSocket(new byte[0]);

  /** What the next connections bring, whatever is asked. */
  void answer(byte[] bytes) {
    next = () -> new CannedSocket(bytes);
  }

  void connections(Supplier<CannedSocket> connections) {
    next = connections;
  }

  /** A client of it. */
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
