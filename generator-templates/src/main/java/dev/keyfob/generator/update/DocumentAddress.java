package dev.keyfob.generator.update;

import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.UntrustedText;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The address of a document: HTTPS, or HTTP on this machine, so that it cannot be changed on the
 * way.
 *
 * @param uri the address
 */
record DocumentAddress(URI uri) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Parses an address.
   *
   * @param file the file that states the address, in messages
   * @throws SpecException if it is not an absolute address of this kind
   */
  static DocumentAddress of(String file, String text) {
    try {
      URI uri = new URI(text);
      if (isSafe(uri)) {
        return new DocumentAddress(uri);
      }
    } catch (URISyntaxException invalid) {
      // refused below
    }
    throw new SpecException(
        file,
        "the address "
            + shown(text)
            + " is refused: an address begins with https:// (http:// only for localhost,"
            + " 127.0.0.1 and [::1]), and has no user name and no #");
  }

  private static boolean isSafe(URI uri) {
    return uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null
        && ("https".equals(scheme(uri)) || isLoopback(uri));
  }

  private static boolean isLoopback(URI uri) {
    return "http".equals(scheme(uri)) && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT));
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the address to which a response redirects.
   *
   * @throws SpecException if it is not an address of this kind, or leaves HTTPS
   */
  DocumentAddress redirectedTo(String file, String location) {
    DocumentAddress next;
    try {
      next = of(file, uri.resolve(location).toString());
    } catch (IllegalArgumentException invalid) {
      throw new SpecException(file, this + " redirects to an invalid address");
    }
    if ("https".equals(scheme(uri)) && isLoopback(next.uri)) {
      throw new SpecException(file, this + " redirects from HTTPS to " + next);
    }
    return next;
  }

  /** Returns the address without its query, in which a redirect can have a signature. */
  @Override
  public String toString() {
    return shown(uri.toString());
  }

  private static String shown(String address) {
    String withoutLogin = address.replaceFirst("//[^/?#]*@", "//...@");
    int query = withoutLogin.indexOf('?');
    return UntrustedText.line(query < 0 ? withoutLogin : withoutLogin.substring(0, query) + "?...");
  }
}
