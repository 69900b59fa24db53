package dev.keyfob.internal.result;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrustedMessagesTest {

  private static final StackTraceElement SOCKET = jdk("java.net.Socket");
  private static final StackTraceElement OKHTTP = frame("okhttp3.internal.http.CallServer");
  private static final StackTraceElement KEYFOB =
      frame("dev.keyfob.internal.http.SendOnceInterceptor");
  private static final StackTraceElement CALLER = frame("com.example.Interceptor");

  static Iterable<String> entries() {
    return TrustedMessages.ENTRIES;
  }

  @ParameterizedTest
  @MethodSource("entries")
  void entryExists(String className) throws ClassNotFoundException {
    Class.forName(className);
  }

  @Test
  void trustsFramesOfLibrariesUpToKeyfob() {
    assertTrue(TrustedMessages.in(thrownFrom(SOCKET, OKHTTP, KEYFOB)));
  }

  @Test
  void ignoresFramesBelowKeyfobsCall() {
    assertTrue(TrustedMessages.in(thrownFrom(SOCKET, OKHTTP, KEYFOB, OKHTTP, CALLER)));
  }

  @Test
  void distrustsFrameOfCallerBetween() {
    assertFalse(TrustedMessages.in(thrownFrom(SOCKET, CALLER, OKHTTP, KEYFOB)));
  }

  @Test
  void distrustsStackWithoutKeyfobsCall() {
    assertFalse(TrustedMessages.in(thrownFrom(SOCKET, jdk("java.lang.Thread"))));
  }

  @Test
  void distrustsExceptionWithoutStackTrace() {
    assertFalse(TrustedMessages.in(thrownFrom()));
  }

  @Test
  void distrustsProxyOfCaller() {
    assertFalse(
        TrustedMessages.in(
            thrownFrom(
                SOCKET,
                new StackTraceElement(
                    "app", "jdk.proxy2", null, "jdk.proxy2.$Proxy9", "x", null, 1),
                KEYFOB)));
  }

  @Test
  void distrustsCauseOfCaller() {
    Exception failure = thrownFrom(SOCKET, OKHTTP, KEYFOB);
    failure.initCause(thrownFrom(CALLER, OKHTTP, KEYFOB));
    assertFalse(TrustedMessages.in(failure));
  }

  @Test
  void distrustsSuppressedExceptionOfCaller() {
    Exception failure = thrownFrom(SOCKET, OKHTTP, KEYFOB);
    failure.addSuppressed(thrownFrom(CALLER, OKHTTP, KEYFOB));
    assertFalse(TrustedMessages.in(failure));
  }

  @Test
  void distrustsSubclassOfCaller() {
    Exception failure = new SocketException() {};
    failure.setStackTrace(new StackTraceElement[] {SOCKET, OKHTTP, KEYFOB});
    assertFalse(TrustedMessages.in(failure));
  }

  private static Exception thrownFrom(StackTraceElement... frames) {
    Exception failure = new ConnectException("CANARY-message");
    failure.setStackTrace(frames);
    return failure;
  }

  private static StackTraceElement jdk(String className) {
    return new StackTraceElement(null, "java.base", "17", className, "x", null, 1);
  }

  private static StackTraceElement frame(String className) {
    return new StackTraceElement("app", null, null, className, "x", null, 1);
  }
}
