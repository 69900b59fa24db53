package dev.keyfob.simulation.wire;

import dev.keyfob.simulation.schedule.Schedule;
import dev.keyfob.simulation.schedule.SimulatedThread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;

/** A client's socket that is connected to a {@link WireServer} in the same process. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // one thread runs at a time
final class SimulatedSocket extends Socket {

  private final Schedule schedule;
  private final WireServer server;
  private final WireConnection connection;
  private final RequestReader requests = new RequestReader();
  private int timeoutMillis;
  private boolean connected;

  SimulatedSocket(Schedule schedule, WireServer server) throws SocketException {
    super((SocketImpl) null);
    this.schedule = schedule;
    this.server = server;
    this.connection = new WireConnection(schedule);
  }

  @Override
  public void connect(SocketAddress address, int timeout) throws IOException {
    schedule.point();
    if (!server.accepts()) {
      throw new ConnectException("Connection refused");
    }
    connected = true;
  }

  @Override
  public InputStream getInputStream() {
    return new InputStream() {

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        return connection.read(into, offset, length, timeoutMillis);
      }

      @Override
      public void close() {
        SimulatedSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() {
    return new OutputStream() {

      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        schedule.point();
        if (connection.isClosed()) {
          throw new SocketException("Socket closed");
        }
        requests.add(bytes, offset, length);
        WireRequest request = requests.take(SimulatedThread.currentOrigin());
        if (request == null) {
          return;
        }
        if (connection.hasEnded()) {
          server.missed(request, connection.nanosSinceEnd());
        } else {
          connection.cancelIdleEnd();
          server.handle(request, connection);
        }
      }

      @Override
      public void close() {
        SimulatedSocket.this.close();
      }
    };
  }

  @Override
  public void close() {
    connection.close();
  }

  @Override
  public void shutdownInput() {
    close();
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public boolean isClosed() {
    return connection.isClosed();
  }

  @Override
  public boolean isConnected() {
    return connected;
  }

  @Override
  public boolean isInputShutdown() {
    return connection.isClosed();
  }

  @Override
  public boolean isOutputShutdown() {
    return connection.isClosed();
  }

  @Override
  public void setSoTimeout(int millis) {
    timeoutMillis = millis;
  }

  @Override
  public int getSoTimeout() {
    return timeoutMillis;
  }

  @Override
  public InetAddress getInetAddress() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return InetAddress.getLoopbackAddress();
  }
}
