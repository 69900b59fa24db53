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
 * Lets one fork at a time run its benchmark, each for one iteration, until all have had enough of
 * them: whatever slows the machine down for longer than that slows all of them down.
 *
 * @see Turn
 */
final class Turns implements Closeable {

  private final ServerSocket server;
  private final List<Socket> joined = new CopyOnWriteArrayList<>();

  private Turns(ServerSocket server) {
    this.server = server;
  }

  /** Begins when so many forks have joined. */
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
    } catch (IOException closed) { // since a fork has failed before it could join
      dismiss();
      return;
    }
    List<Socket> playing = new ArrayList<>(joined);
    while (!playing.isEmpty()) {
      Collections.shuffle(playing); // lest one way always runs in what another leaves of the caches
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

  /** A fork that waits for its turn hears that there will be none. */
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
        // nothing is left to do
      }
    }
  }
}
