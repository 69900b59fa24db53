package dev.keyfob.internal.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import okhttp3.OkHttp;
import org.junit.jupiter.api.Test;

class OkHttpVersionCheckTest {

  @Test
  void classPathOfTheTestsIsGood() {
    assertDoesNotThrow(OkHttpVersionCheck::run);
  }

  @Test
  void problemComesWithTheLinesToAdd() {
    String message = OkHttpVersionCheck.problem("OkHttp 4.12.0 is on the class path");
    assertTrue(message.contains("4.12.0"));
    String version = "<version>" + OkHttp.VERSION + "</version>";
    assertTrue(message.contains("<artifactId>okhttp-jvm</artifactId>\n  " + version));
    assertTrue(message.contains("<artifactId>okhttp</artifactId>\n  " + version));
  }
}
