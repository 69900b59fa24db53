package dev.keyfob.internal.events;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import okio.ByteString;

/** An answer that goes on for as long as the test wants. */
public final class LiveStream implements MockResponseBody, AutoCloseable {

  private static final String END = "end";
  private static final String UNTIL_HUNG_UP = "until hung up";

  private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
  private volatile boolean chunked = true;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch hungUp = new CountDownLatch(1);

  public MockResponse answer() {
    return answerBuilder().setHeader("Transfer-Encoding", "chunked").build();
  }

  /** For HTTP/2, which has no chunks. */
  MockResponse http2Answer() {
    chunked = false;
    return answerBuilder().build();
  }

  private MockResponse.Builder answerBuilder() {
    return new MockResponse.Builder().setHeader("Content-Type", "text/event-stream").body(this);
  }

  public LiveStream send(String text) {
    pieces.add(text);
    return this;
  }

  public void awaitBegin() throws InterruptedException {
    if (!begun.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("nobody connected");
    }
  }

  /** Sends comments until the client has gone. */
  public void awaitHangUp() throws InterruptedException {
    pieces.add(UNTIL_HUNG_UP);
    if (!hungUp.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the connection is still there");
    }
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    begun.countDown();
    try {
      for (String piece = pieces.take(); !piece.equals(END); piece = pieces.take()) {
        write(piece.equals(UNTIL_HUNG_UP) ? ":\n" : piece, sink);
        if (piece.equals(UNTIL_HUNG_UP)) {
          pieces.add(piece);
        }
      }
      if (chunked) {
        sink.writeUtf8("0\r\n\r\n").flush();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      hungUp.countDown();
      throw gone;
    }
  }

  private void write(String piece, BufferedSink sink) throws IOException {
    ByteString bytes = ByteString.encodeUtf8(piece);
    if (!chunked) {
      sink.write(bytes).flush();
      return;
    }
    sink.writeHexadecimalUnsignedLong(bytes.size())
        .writeUtf8("\r\n")
        .write(bytes)
        .writeUtf8("\r\n")
        .flush();
  }

  @Override
  public void close() {
    pieces.add(END);
  }
}
