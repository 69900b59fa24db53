package dev.keyfob.internal.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.TransportException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.TestTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Checks what docs/retries.md says of certificates below its table. */
class CertificateFailureTest {

  private final List<Integer> attempts = new ArrayList<>();

  @Test
  void readIsRetriedIfTheCertificateIsNotTrusted() throws Exception {
    assertFails("127.0.0.1", false, TestTransport::read);
    assertEquals(List.of(3), attempts);
  }

  @Test
  void issuingRequestIsRetriedIfTheCertificateIsNotTrusted() throws Exception {
    assertFails("127.0.0.1", false, TestTransport::issue);
    assertEquals(List.of(3), attempts);
  }

  @Test
  void readIsNotRetriedIfTheCertificateIsForAnotherHost() throws Exception {
    assertFails("localhost", true, TestTransport::read);
    assertEquals(List.of(1), attempts);
  }

  @Test
  void issuingRequestIsNotRetriedIfTheCertificateIsForAnotherHost() throws Exception {
    assertFails("localhost", true, TestTransport::issue);
    assertEquals(List.of(1), attempts);
  }

  private void assertFails(
      String host, boolean isTrusted, Function<TestTransport, ApiCall<?, ?>> call)
      throws Exception {
    TestCertificate certificate = TestCertificate.forLoopback();
    try (IdleLimitServer server = new IdleLimitServer(certificate.serverSockets(), 30_000);
        TestTransport things =
            TestTransport.to(
                "https://" + host + ":" + server.port() + "/",
                settings -> {
                  settings.listener(report -> attempts.add(report.attempts()));
                  if (isTrusted) {
                    settings.httpClient(certificate.trusting());
                  }
                })) {
      TransportException failure =
          assertThrows(TransportException.class, () -> call.apply(things).execute());
      assertTrue(
          failure.getMessage().contains("Check the server's certificate"), failure::getMessage);
      assertFalse(failure.getMessage().contains("CANARY"));
      assertEquals(0, server.requests.get());
    }
  }
}
