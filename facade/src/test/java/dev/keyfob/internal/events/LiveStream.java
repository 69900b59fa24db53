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

/** A streaming response whose content and end a test controls. */
public final class LiveStream implements MockResponseBody, AutoCloseable {

  private static final String END = "end";
  private static final String UNTIL_CLIENT_CLOSES = "until the client closes";

  private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
  private volatile boolean chunked = true;
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch clientClosed = new CountDownLatch(1);

  public MockResponse response() {
    return responseBuilder().setHeader("Transfer-Encoding", "chunked").build();
  }

  /** Returns the response for HTTP/2, without chunked encoding. */
  MockResponse http2Response() {
    chunked = false;
    return responseBuilder().build();
  }

  private MockResponse.Builder responseBuilder() {
    return new MockResponse.Builder().setHeader("Content-Type", "text/event-stream").body(this);
  }

  public LiveStream send(String text) {
    pieces.add(text);
    return this;
  }

  public void awaitStart() throws InterruptedException {
    if (!started.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("no client connected within 10 s");
    }
  }

  /** Sends comments until the client has closed the connection. */
  public void awaitClientClose() throws InterruptedException {
    pieces.add(UNTIL_CLIENT_CLOSES);
    if (!clientClosed.await(10, TimeUnit.SECONDS)) {
      throw new AssertionError("the client kept the connection open for 10 s");
    }
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    started.countDown();
    try {
      for (String piece = pieces.take(); !piece.equals(END); piece = pieces.take()) {
        write(piece.equals(UNTIL_CLIENT_CLOSES) ? ":\n" : piece, sink);
        if (piece.equals(UNTIL_CLIENT_CLOSES)) {
          pieces.add(piece);
        }
      }
      if (chunked) {
        sink.writeUtf8("0\r\n\r\n").flush();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException gone) {
      clientClosed.countDown();
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
