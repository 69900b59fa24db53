package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.DecodingException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class IpmiSessionsTest {

  private static final String SESSION =
      """
      {"data":{"id":"ipmi_1","type":"ipmi_sessions","attributes":{"ipmi_address":"10.0.10.1","ipmi_url":null,
       "ipmi_username":"customer","ipmi_password":"CANARY-ipmi"}}}""";

  @StartStop final MockWebServer server = PromptServer.create();

  @Connected(maxRetries = 2)
  private LatitudeClient client;

  @Test
  void loginHasEverything() throws Exception {
    server.enqueue(new MockResponse.Builder().code(201).body(SESSION).build());
    IssuedIpmiSession session = client.ipmiSessions().create("sv_1");
    assertEquals("ipmi_1", session.id());
    assertEquals("10.0.10.1", session.address());
    assertNull(session.url());
    assertEquals("customer", session.userName());
    assertEquals("CANARY-ipmi", session.password().reveal());
    assertFalse(session.toString().contains("CANARY"));
    RecordedRequest request = server.takeRequest();
    assertEquals("POST /servers/sv_1/remote_access HTTP/1.1", request.getRequestLine());
    assertEquals("0", request.getHeaders().get("Content-Length"));
  }

  @Test
  void requestIsNotRetriedIfItsResponseIsLost() {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(new MockResponse.Builder().code(201).body(SESSION).build());
    String message =
        assertThrows(OutcomeUnknownException.class, () -> client.ipmiSessions().create("sv_1"))
            .getMessage();
    assertTrue(message.contains("create another one"));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void okHttpDoesNotRetryIfTheResponseIsCutOff() {
    server.enqueue(
        new MockResponse.Builder().code(503).setHeader("Retry-After", "0").body("{}").build());
    server.enqueue(new MockResponse.Builder().code(201).body(SESSION).build());
    assertThrows(OutcomeUnknownException.class, () -> client.ipmiSessions().create("sv_1"));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void loginWithoutAPasswordKeepsTheBody() {
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .body(SESSION.replace("ipmi_password", "ipmi_pass"))
            .build());
    DecodingException failure =
        assertThrows(DecodingException.class, () -> client.ipmiSessions().create("sv_1"));
    assertTrue(failure.body().reveal().contains("CANARY-ipmi"));
  }

  @Test
  void serverThatCannotBeMeantIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> client.ipmiSessions().create("../sv_1"));
    assertEquals(0, server.getRequestCount());
  }
}
