package dev.keyfob.simulation.wire;

import dev.keyfob.simulation.schedule.Schedule;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/** The bytes under way from the server to the client, and when they arrive. */
public final class WireConnection {

  /** How a server ends a connection. */
  public enum Ending {
    /** With a FIN: the client reads to the end. */
    CLOSED,
    /** With a RST: the client's read fails. */
    RESET
  }

  /**
   * Bytes that arrive together, or the end of the connection. A read returns bytes of one piece
   * only.
   */
  private static final class Piece {
    private final long due;
    private final byte[] bytes;
    private final @Nullable Ending ending;
    private final IntConsumer read;
    private int position;

    Piece(long due, byte[] bytes, @Nullable Ending ending, IntConsumer read) {
      this.due = due;
      this.bytes = bytes;
      this.ending = ending;
      this.read = read;
    }
  }

  private static final byte[] NOTHING = {};

  private final Schedule schedule;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private boolean closed;

  WireConnection(Schedule schedule) {
    this.schedule = schedule;
  }

  /**
   * Sends bytes to the client.
   *
   * @param due when they arrive; not before those sent earlier
   * @param read is called with the number of bytes that the client has read
   */
  public void send(long due, byte[] bytes, IntConsumer read) {
    if (bytes.length > 0) {
      pieces.add(new Piece(due, bytes, null, read));
    }
  }

  /** Ends the connection. */
  public void end(long due, Ending ending) {
    pieces.add(new Piece(due, NOTHING, ending, count -> {}));
  }

  /** Forgets an ending that the client has not seen yet, since the connection is used again. */
  void cancelIdleEnd() {
    Piece last = pieces.peekLast();
    if (last != null && last.ending != null && last.due > schedule.nanos()) {
      pieces.removeLast();
    }
  }

  /** Returns whether the server has ended the connection, and so reads no further request. */
  boolean hasEnded() {
    Piece last = pieces.peekLast();
    return last != null && last.ending != null && last.due <= schedule.nanos();
  }

  long nanosSinceEnd() {
    return schedule.nanos() - pieces.getLast().due;
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  int read(byte[] into, int offset, int length, int timeoutMillis) throws IOException {
    schedule.point();
    requireOpen();
    long limit =
        timeoutMillis == 0 ? Long.MAX_VALUE : schedule.nanos() + timeoutMillis * 1_000_000L;
    if (!arrived()) {
      schedule.block(() -> closed || arrived(), Math.min(limit, nextArrival()));
      while (!closed && !arrived() && schedule.nanos() < limit) {
        schedule.block(() -> closed || arrived(), Math.min(limit, nextArrival()));
      }
    }
    requireOpen();
    if (!arrived()) {
      throw new SocketTimeoutException("Read timed out");
    }
    Piece piece = pieces.peek();
    if (piece.ending == Ending.RESET) {
      throw new SocketException("Connection reset");
    }
    if (piece.ending == Ending.CLOSED) {
      return -1;
    }
    int count = Math.min(length, piece.bytes.length - piece.position);
    System.arraycopy(piece.bytes, piece.position, into, offset, count);
    piece.position += count;
    piece.read.accept(piece.position);
    if (piece.position == piece.bytes.length) {
      pieces.remove();
    }
    return count;
  }

  private boolean arrived() {
    Piece piece = pieces.peek();
    return piece != null && piece.due <= schedule.nanos();
  }

  private long nextArrival() {
    Piece piece = pieces.peek();
    return piece == null ? Long.MAX_VALUE : piece.due;
  }

  private void requireOpen() throws SocketException {
    if (closed) {
      throw new SocketException("Socket closed");
    }
  }
}
