package dev.keyfob.servercheck;

import dev.keyfob.sandbox.document.ApiDocument;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/** Sends GET requests to one server: no redirects, no retries, bounded in time and size. */
final class ServerConnection implements AutoCloseable {

  private static final long MAX_BYTES = 16L << 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .followRedirects(false)
          .followSslRedirects(false)
          .retryOnConnectionFailure(false)
          .callTimeout(TIMEOUT)
          .build();
  private final HttpUrl url;
  private final ApiDocument document;
  private final Secret<String> key;

  /**
   * @throws IllegalArgumentException if the URL is not HTTPS, or HTTP on this machine
   */
  ServerConnection(String url, ApiDocument document, Secret<String> key) {
    this.url = HttpUrl.get(url);
    this.document = document;
    this.key = key;
    if (!this.url.isHttps() && !LOOPBACK.contains(this.url.host())) {
      throw new IllegalArgumentException(
          "-Dkeyfob.url has to begin with https://, except on this machine");
    }
  }

  ServerResponse get(String path, Map<String, String> query) throws IOException {
    String base = url.toString().replaceFirst("/$", "");
    HttpUrl.Builder target = HttpUrl.get(base + path).newBuilder();
    query.forEach(target::addQueryParameter);
    Request.Builder request =
        new Request.Builder().url(target.build()).header("Accept", "application/json, */*;q=0.5");
    authorize(request);
    String versionHeader = document.at("/info/x-version-header").asText("");
    if (!versionHeader.isEmpty()) {
      request.header(versionHeader, document.at("/info/version").asText());
    }
    try (Response response = client.newCall(request.build()).execute()) {
      String type = response.header("Content-Type", "");
      return new ServerResponse(
          response.code(),
          type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT),
          text(response.body().source()));
    }
  }

  private static String text(BufferedSource body) throws IOException {
    if (body.request(MAX_BYTES + 1)) {
      throw new IOException("the response has more than " + MAX_BYTES + " bytes");
    }
    return body.readUtf8();
  }

  /** Puts the key where the document's first security scheme says. */
  private void authorize(Request.Builder request) {
    var schemes = document.at("/components/securitySchemes").elements();
    var scheme = schemes.hasNext() ? document.resolve(schemes.next()) : document.at("/none");
    if (scheme.path("type").asText().equals("apiKey")
        && scheme.path("in").asText().equals("header")) {
      request.header(scheme.path("name").asText(), key.reveal());
    } else if (scheme.path("scheme").asText().equalsIgnoreCase("bearer")) {
      request.header("Authorization", "Bearer " + key.reveal());
    } else {
      throw new IllegalArgumentException(
          "the document's security scheme is neither a header with a key nor a bearer token");
    }
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
