package dev.keyfob.internal.config;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Parses base URLs, and decides which hosts may receive the API key. */
public final class BaseUrl {

  private static final Pattern LOOPBACK_IPV4 =
      Pattern.compile("127(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

  private BaseUrl() {}

  /**
   * Parses a base URL and ends it with a slash, without which Retrofit drops the last segment.
   *
   * @throws IllegalArgumentException if this is not a base URL; the message does not quote it
   */
  static HttpUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      // HttpUrl.get() would quote the text in its message, and with it a password.
      throw new IllegalArgumentException(
          "baseUrl is not an http or https URL: write it like https://api.example.com/v1");
    }
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      throw new IllegalArgumentException(
          "baseUrl contains a user or a password: give the key with apiKey(…)");
    }
    if (url.encodedQuery() != null || url.encodedFragment() != null) {
      throw new IllegalArgumentException(
          "baseUrl has a query or a fragment: remove everything from ? or # on");
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }

  /** Returns whether the connection is encrypted, or stays on the local machine. */
  public static boolean isSafe(HttpUrl url) {
    return url.isHttps() || isLoopback(url.host());
  }

  /** Decides by name and address only: no name is resolved. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || isLoopbackIpv4(host);
  }

  /**
   * HttpUrl has normalized IPv4 addresses to four decimal numbers. A text that is no valid address,
   * such as 127.0.0.256, stays a name, which a hosts file may map to any host.
   */
  private static boolean isLoopbackIpv4(String host) {
    return LOOPBACK_IPV4.matcher(host).matches();
  }

  /** Returns whether scheme, host and port are the same (RFC 6454). */
  public static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.port() == other.port()
        && one.scheme().equals(other.scheme())
        && one.host().equals(other.host());
  }
}
