package dev.keyfob.generator.update;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A server on the loopback address that sends prepared responses, and repeats the last one. */
final class DocumentServer implements AutoCloseable {

  /** A prepared response, whose headers are given as names and values in turn. */
  private record Response(int status, String body, long announced, List<String> header) {}

  private final HttpServer server;
  private final Deque<Response> responses = new ArrayDeque<>();
  private final List<Headers> requests = new ArrayList<>();

  DocumentServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::respond);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/document?token=CANARY-query";
  }

  /** The headers of the requests so far. */
  List<Headers> requests() {
    return requests;
  }

  DocumentServer then(int status, String body, String... header) {
    return thenCut(status, body, body.getBytes(StandardCharsets.UTF_8).length, header);
  }

  /** A body that may be shorter than the length that the header announces. */
  DocumentServer thenCut(int status, String body, long announced, String... header) {
    responses.add(new Response(status, body, announced, List.of(header)));
    return this;
  }

  private void respond(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestHeaders());
      Response response = responses.size() > 1 ? responses.remove() : responses.element();
      for (int i = 0; i < response.header().size(); i += 2) {
        exchange.getResponseHeaders().set(response.header().get(i), response.header().get(i + 1));
      }
      boolean empty = response.announced() == 0;
      exchange.sendResponseHeaders(response.status(), empty ? -1 : response.announced());
      exchange.getResponseBody().write(response.body().getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
