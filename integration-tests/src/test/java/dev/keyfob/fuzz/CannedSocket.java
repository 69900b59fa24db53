package dev.keyfob.fuzz;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;

/** A connection without a peer: it discards what is sent, and returns a prepared response. */
final class CannedSocket extends Socket {

  private final InputStream response;
  private boolean closed;

  CannedSocket(InputStream response) {
    this.response = response;
  }

  CannedSocket(byte[] response) {
    this(new ByteArrayInputStream(response));
  }

  @Override
  public void connect(SocketAddress address, int timeout) {}

  @Override
  public InputStream getInputStream() {
    return response;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}
