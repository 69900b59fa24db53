package dev.keyfob.simulation.wire;

/** The server's side of all connections. */
public interface WireServer {

  /** Returns whether the server accepts another connection. */
  boolean accepts();

  /** Handles a request: sends bytes on the connection, or ends it, now or later. */
  void handle(WireRequest request, WireConnection connection);

  /** Called when a request is written to a connection that the server has closed. */
  void missed(WireRequest request, long nanosSinceEnd);
}
