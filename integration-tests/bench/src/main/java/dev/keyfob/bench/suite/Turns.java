package dev.keyfob.bench.suite;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Lets one fork at a time run one iteration of its benchmark, until all forks are done. A machine
 * that is slow for longer than an iteration then slows all forks down alike.
 *
 * @see Turn
 */
final class Turns implements Closeable {

  private final ServerSocket server;
  private final List<Socket> joined = new CopyOnWriteArrayList<>();

  private Turns(ServerSocket server) {
    this.server = server;
  }

  /** Starts when this many forks have joined. */
  static Turns among(int forks) throws IOException {
    Turns turns = new Turns(new ServerSocket(0, forks, InetAddress.getLoopbackAddress()));
    new Thread(() -> turns.give(forks), "turns").start();
    return turns;
  }

  int port() {
    return server.getLocalPort();
  }

  private void give(int forks) {
    try {
      while (joined.size() < forks) {
        Socket fork = server.accept();
        joined.add(fork);
        fork.setTcpNoDelay(true);
      }
    } catch (IOException closed) { // the suite was closed because a fork failed before it joined
      dismiss();
      return;
    }
    List<Socket> playing = new ArrayList<>(joined);
    while (!playing.isEmpty()) {
      // In random order, so that no benchmark always follows the same one.
      Collections.shuffle(playing);
      playing.removeIf(fork -> !takesTurn(fork));
    }
  }

  private static boolean takesTurn(Socket fork) {
    try {
      fork.getOutputStream().write(1);
      return fork.getInputStream().read() >= 0;
    } catch (IOException over) {
      return false;
    }
  }

  /** Ends the forks that wait for their turn. */
  @Override
  public void close() throws IOException {
    server.close();
    dismiss();
  }

  private void dismiss() {
    for (Socket fork : joined) {
      try {
        fork.close();
      } catch (IOException closedAllTheSame) {
        // The socket is closed in any case.
      }
    }
  }
}
