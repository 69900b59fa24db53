package dev.keyfob.simulation.wire;

import jakarta.annotation.Nullable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Collects the bytes that a client writes until a request is complete. */
final class RequestReader {

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  void add(byte[] bytes, int offset, int length) {
    received.write(bytes, offset, length);
  }

  /** Returns the request if it is complete, and then starts a new one; otherwise returns null. */
  @Nullable
  WireRequest take(@Nullable Object origin) {
    String text = received.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return null;
    }
    String[] lines = text.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      headers.put(
          lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
          lines[i].substring(colon + 1).trim());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    if (text.length() - end - 4 < length) {
      return null;
    }
    received.reset();
    String[] words = lines[0].split(" ", -1);
    return new WireRequest(words[0], words[1], headers, text.substring(end + 4), origin);
  }
}
