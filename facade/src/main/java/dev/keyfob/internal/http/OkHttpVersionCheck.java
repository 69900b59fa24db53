package dev.keyfob.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import okhttp3.Gzip;
import okhttp3.OkHttpClient;

/**
 * Detects OkHttp 4 on the class path, which another library may have brought. Without this check a
 * call would fail later with an error that explains nothing.
 */
public final class OkHttpVersionCheck {

  private OkHttpVersionCheck() {}

  public static void run() {
    String version = version();
    if (!version.startsWith("5.")) {
      throw new IllegalStateException(problem("OkHttp " + version + " is on the class path"));
    }
    if (!sameJar(OkHttpClient.class, Gzip.class)) { // OkHttp 4 has no class Gzip
      throw new IllegalStateException(problem("two versions of OkHttp are on the class path"));
    }
  }

  static String problem(String what) {
    return what
        + ", and Keyfob needs 5.x only. With Maven, put these before all other dependencies:\n"
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
        + needed()
        + "</version>\n"
        + "</dependency>\n";
  }

  /**
   * Reads the version that Keyfob is built with from a file that the build fills in. OkHttp's own
   * constant is that of the first jar on the class path, which may be 4.12.
   */
  private static String needed() {
    try (InputStream file = OkHttpVersionCheck.class.getResourceAsStream("okhttp-version.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.US_ASCII).trim();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Looks the class up by name: OkHttp before 4.9 does not have it, and javac would inline the
   * constant.
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
