package dev.keyfob.internal.http;

import java.security.CodeSource;
import okhttp3.Gzip;
import okhttp3.OkHttpClient;

/**
 * Notices a class path on which another library has brought OkHttp 4: it would fail later, at a
 * place that explains nothing.
 */
public final class OkHttpVersionCheck {

  /**
   * What Keyfob is built with. OkHttp's own constant is the one of the jar that came first, which
   * may be 4.12.
   */
  private static final String NEEDED = "5.5.1";

  private OkHttpVersionCheck() {}

  public static void run() {
    String version = version();
    if (!version.startsWith("5.")) {
      throw new IllegalStateException(problem("OkHttp " + version + " is on the class path"));
    }
    if (!sameJar(OkHttpClient.class, Gzip.class)) { // the second exists since 5 only
      throw new IllegalStateException(problem("two versions of OkHttp are on the class path"));
    }
  }

  static String problem(String what) {
    return what
        + ", and Keyfob needs 5.x alone. With Maven, put these before all other dependencies:\n"
        + dependency("okhttp-jvm")
        + dependency("okhttp");
  }

  private static String dependency(String artifact) {
    return "<dependency>\n"
        + "  <groupId>com.squareup.okhttp3</groupId>\n"
        + "  <artifactId>"
        + artifact
        + "</artifactId>\n"
        + "  <version>"
        + NEEDED
        + "</version>\n"
        + "</dependency>\n";
  }

  /**
   * By name: OkHttp before 4.9 has no such class, and a constant would be the one that Keyfob was
   * compiled with.
   */
  private static String version() {
    try {
      return (String) Class.forName("okhttp3.OkHttp").getField("VERSION").get(null);
    } catch (ReflectiveOperationException olderStill) {
      return "older than 4.9";
    }
  }

  private static boolean sameJar(Class<?> one, Class<?> other) {
    CodeSource first = one.getProtectionDomain().getCodeSource();
    CodeSource second = other.getProtectionDomain().getCodeSource();
    return first == null
        || second == null
        || first.getLocation() == null
        || first.getLocation().toString().equals(String.valueOf(second.getLocation()));
  }
}
