package dev.keyfob.internal.config;

import okhttp3.HttpUrl;

/** Where the API is, and what may be sent there. */
public final class BaseUrl {

  private BaseUrl() {}

  /** The URL with a slash at its end, without which its last segment would be lost. */
  static HttpUrl parse(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      // HttpUrl.get() would say why, and quote the text, which may hold a password.
      throw new IllegalArgumentException(
          "baseUrl is no http or https URL: write it like https://api.example.com/v1");
    }
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      throw new IllegalArgumentException(
          "baseUrl holds a user or a password: give the key with apiKey(…)");
    }
    if (url.encodedQuery() != null || url.encodedFragment() != null) {
      throw new IllegalArgumentException(
          "baseUrl has a query or a fragment: leave out everything from ? or # on");
    }
    return url.encodedPath().endsWith("/") ? url : url.newBuilder().addPathSegment("").build();
  }

  /** Whether nobody on the way can read along: encrypted, or never leaving this machine. */
  public static boolean isSafe(HttpUrl url) {
    return url.isHttps() || isLoopback(url.host());
  }

  /** By name and number only: no name is ever resolved to find out. */
  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || isLoopbackIpv4(host);
  }

  /**
   * HttpUrl has brought every way of writing an IPv4 address into four decimal numbers, or left it
   * as a name.
   */
  private static boolean isLoopbackIpv4(String host) {
    if (!host.startsWith("127.")) {
      return false;
    }
    int dots = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c == '.') {
        dots++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return dots == 3;
  }

  /** Whether a request to one goes to the same server as to the other. */
  public static boolean sameOrigin(HttpUrl one, HttpUrl other) {
    return one.port() == other.port()
        && one.scheme().equals(other.scheme())
        && one.host().equals(other.host());
  }
}
