package dev.keyfob.simulation.wire;

import dev.keyfob.simulation.schedule.Schedule;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Creates sockets that lead to a {@link WireServer} in the same process. */
public final class SimulatedSocketFactory extends SocketFactory {

  private final Schedule schedule;
  private final WireServer server;

  public SimulatedSocketFactory(Schedule schedule, WireServer server) {
    this.schedule = schedule;
    this.server = server;
  }

  @Override
  public Socket createSocket() throws SocketException {
    return new SimulatedSocket(schedule, server);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("OkHttp connects its sockets itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("OkHttp connects its sockets itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("OkHttp connects its sockets itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) {
    throw new UnsupportedOperationException("OkHttp connects its sockets itself");
  }
}
