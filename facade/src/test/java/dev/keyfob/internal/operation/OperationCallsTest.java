package dev.keyfob.internal.operation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.ApiResponse;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.internal.call.TestTransport;
import dev.keyfob.internal.call.Thing;
import dev.keyfob.internal.call.ThingsApi;
import dev.keyfob.internal.issuance.ClientJournal;
import dev.keyfob.internal.issuance.IssuanceLedger;
import dev.keyfob.operation.Operation;
import dev.keyfob.secret.Secret;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import retrofit2.Call;

@Timeout(60)
final class OperationCallsTest {

  private static final Thing THING = new Thing("th_1", Secret.of(TestTransport.SENT));

  @StartStop private final MockWebServer server = PromptServer.create();

  private static Call<Thing> read(ThingsApi api) {
    return api.read("th_1");
  }

  private static Call<Thing> issue(ThingsApi api) {
    return api.issue(THING);
  }

  @Test
  void returnsDecodedBody() {
    server.enqueue(TestTransport.thing().build());
    assertEquals("th_1", with(calls -> calls.call(ThingsApi.class, OperationCallsTest::read)).id());
  }

  @Test
  void returnsDecodedBodyWithoutBlocking() {
    server.enqueue(TestTransport.thing().build());
    Thing read =
        with(
            calls ->
                calls
                    .callAsync(ThingsApi.class, OperationCallsTest::read)
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join());
    assertEquals("th_1", read.id());
  }

  @Test
  void retriesSafeOperation() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.thing().build());
    assertEquals("th_1", with(calls -> calls.call(ThingsApi.class, OperationCallsTest::read)).id());
    assertEquals(2, server.getRequestCount());
  }

  @Test
  void sendsIssuingOperationOnceIfServerFails() {
    server.enqueue(TestTransport.status(503).build());
    server.enqueue(TestTransport.thing().build());
    refused(
        OutcomeUnknownException.class,
        calls -> calls.call(ThingsApi.class, OperationCallsTest::issue));
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void responseShowsNamesOfHeadersOnly() {
    server.enqueue(TestTransport.thing().addHeader("Set-Cookie", "CANARY-cookie").build());
    ApiResponse<Thing> response =
        with(calls -> calls.callForResponse(ThingsApi.class, OperationCallsTest::read));
    assertEquals(201, response.status());
    assertEquals("req-1", response.requestId());
    assertEquals("CANARY-cookie", response.header("SET-COOKIE"));
    assertTrue(response.text().reveal().contains(TestTransport.SECRET));
    assertTrue(response.toString().contains("set-cookie"), response.toString());
    assertFalse(response.toString().contains("CANARY"), response.toString());
  }

  @Test
  void responseKeepsBodyThatTheDocumentDoesNotDeclare() {
    server.enqueue(TestTransport.thing().build());
    ApiResponse<Void> response =
        with(
            calls ->
                calls
                    .<ThingsApi, Void>callForResponseAsync(ThingsApi.class, api -> api.act("th_1"))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join());
    assertNull(response.body());
    assertTrue(response.text().reveal().contains(TestTransport.SECRET));
  }

  @Test
  void returnsBytesAsReceived() throws IOException {
    byte[] bytes = {(byte) 0xff, 0, (byte) 0xfe, (byte) 0x80};
    server.enqueue(new MockResponse.Builder().body(new Buffer().write(bytes)).build());
    ResponseBody body = with(calls -> calls.call(ThingsApi.class, api -> api.file("name")));
    assertArrayEquals(bytes, body.bytes());
  }

  @Test
  void refusesMoreBytesThanTheLimit() {
    server.enqueue(new MockResponse.Builder().body("x".repeat(2000)).build());
    try (TestTransport things =
        TestTransport.to(server, settings -> settings.maxResponseBytes(1000))) {
      OperationCalls calls = calls(things);
      assertThrows(
          DecodingException.class, () -> calls.call(ThingsApi.class, api -> api.file("name")));
    }
  }

  @Test
  void returnsNullForNoContent() {
    server.enqueue(new MockResponse.Builder().code(204).build());
    assertNull(with(calls -> calls.call(ThingsApi.class, OperationCallsTest::read)));
  }

  @Test
  void throwsForNoContentInPlaceOfACredential() {
    server.enqueue(new MockResponse.Builder().code(204).build());
    refused(
        DecodingException.class, calls -> calls.call(ThingsApi.class, OperationCallsTest::issue));
  }

  @Test
  void recordsIssuedCredentialInLedger() {
    server.enqueue(
        TestTransport.json(201, "{\"id\":\"th_7\",\"secret\":\"CANARY-secret\"}").build());
    try (TestTransport things = TestTransport.to(server)) {
      IssuanceLedger ledger = new IssuanceLedger(things.transport.timeSource(), ClientJournal.NONE);
      List<Operation> begun = new ArrayList<>();
      OperationCalls calls =
          new OperationCalls(
              things.transport,
              ThingsApi.class.getPackageName(),
              new OperationCalls.Issuances(
                  operation -> {
                    begun.add(operation);
                    return ledger.begin(operation);
                  },
                  ClientJournal.NONE.recorder(),
                  body -> body.reveal().contains("th_7") ? "th_7" : null));
      calls.call(ThingsApi.class, OperationCallsTest::issue);
      assertEquals("post-thing", begun.get(0).id());
      assertTrue(ledger.isIssued("th_7"));
    }
  }

  @Test
  void revokesThroughClosedClient() {
    server.enqueue(new MockResponse.Builder().code(204).build());
    TestTransport things = TestTransport.to(server);
    OperationCalls calls = calls(things);
    things.close();
    calls.call(ThingsApi.class, api -> api.remove("th_1"));
    assertEquals(1, server.getRequestCount());
    assertThrows(
        IllegalStateException.class, () -> calls.call(ThingsApi.class, OperationCallsTest::read));
  }

  @Test
  void pagesUntilAnEmptyPage() {
    server.enqueue(TestTransport.json(200, "{\"id\":\"th_1\",\"secret\":\"s\"}").build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    List<String> ids =
        with(
            calls ->
                calls
                    .<ThingsApi, Thing, String>pages(
                        ThingsApi.class, (api, page) -> api.read("th_1"), t -> List.of(t.id()))
                    .stream()
                    .toList());
    assertEquals(List.of("th_1"), ids);
  }

  @Test
  void refusesToPageThroughAnUnsafeOperation() {
    rejected(
        calls ->
            calls
                .<ThingsApi, Thing, Thing>pages(
                    ThingsApi.class, (api, page) -> api.issue(THING), List::of)
                .iterator()
                .hasNext());
  }

  @Test
  void setsThePageInAnOperationThatPages() throws InterruptedException {
    server.enqueue(TestTransport.json(200, "{\"id\":\"th_1\",\"secret\":\"s\"}").build());
    server.enqueue(TestTransport.json(200, "{\"id\":\"th_2\",\"secret\":\"s\"}").build());
    server.enqueue(new MockResponse.Builder().code(204).build());
    assertEquals(
        List.of("th_1", "th_2"),
        with(
            calls ->
                calls
                    .<ThingsApi, Thing, String>pages(
                        ThingsApi.class, api -> api.list("a"), thing -> List.of(thing.id()))
                    .pageSize(7)
                    .stream()
                    .toList()));
    for (int number = 1; number <= 3; number++) {
      assertEquals(
          "kind=a&page[size]=7&page[number]=" + number,
          server.takeRequest(30, TimeUnit.SECONDS).getUrl().query());
    }
  }

  @Test
  void endsIfServerRepeatsAnIdWithOtherFields() {
    server.enqueue(TestTransport.json(200, "{\"id\":\"th_1\",\"secret\":\"s\"}").build());
    server.enqueue(TestTransport.json(200, "{\"id\":\"th_1\",\"secret\":\"t\"}").build());
    List<Thing> things =
        with(
            calls ->
                calls
                    .<ThingsApi, Thing, Thing>pages(ThingsApi.class, api -> api.list("a"), List::of)
                    .stream()
                    .toList());
    assertEquals(1, things.size());
  }

  @Test
  void continuesWithThePageThatFailed() {
    server.enqueue(TestTransport.json(200, "{\"id\":\"th_1\",\"secret\":\"s\"}").build());
    server.enqueue(TestTransport.status(404).build());
    server.enqueue(TestTransport.json(200, "{\"id\":\"th_2\",\"secret\":\"s\"}").build());
    List<String> read =
        with(
            calls -> {
              Iterator<String> ids =
                  calls
                      .<ThingsApi, Thing, String>pages(
                          ThingsApi.class, api -> api.list("a"), thing -> List.of(thing.id()))
                      .iterator();
              String first = ids.next();
              assertThrows(NotFoundException.class, ids::next);
              return List.of(first, ids.next());
            });
    assertEquals(List.of("th_1", "th_2"), read);
  }

  @Test
  void rejectsOperationWithoutPages() {
    rejected(
        calls ->
            calls
                .<ThingsApi, Thing, Thing>pages(ThingsApi.class, OperationCallsTest::read, List::of)
                .iterator()
                .hasNext());
  }

  @Test
  void rejectsInterfaceOfAnotherPackage() {
    rejected(calls -> calls.<Runnable, Thing>call(Runnable.class, api -> null));
  }

  @Test
  void rejectsClassThatIsNoInterface() {
    rejected(calls -> calls.<Thing, Thing>call(Thing.class, api -> null));
  }

  @Test
  void rejectsNullInterface() {
    rejected(calls -> calls.<ThingsApi, Thing>call(null, api -> api.read("th_1")));
  }

  @Test
  void rejectsNullFunction() {
    rejected(calls -> calls.<ThingsApi, Thing>call(ThingsApi.class, null));
    rejected(calls -> calls.<ThingsApi, Thing>callForResponse(ThingsApi.class, null));
  }

  @Test
  void rejectsNullCall() {
    rejected(calls -> calls.<ThingsApi, Thing>call(ThingsApi.class, api -> null));
  }

  @Test
  void rejectsCallOfAnotherClient() {
    try (TestTransport other = TestTransport.to(server)) {
      AtomicReference<Call<Thing>> theirs = new AtomicReference<>();
      assertThrows(
          IllegalArgumentException.class,
          () ->
              calls(other)
                  .call(
                      ThingsApi.class,
                      api -> {
                        theirs.set(api.read("th_1"));
                        return null;
                      }));
      rejected(calls -> calls.call(ThingsApi.class, api -> theirs.get()));
      rejected(
          calls ->
              calls.call(
                  ThingsApi.class, api -> other.transport.api(ThingsApi.class).read("th_1")));
    }
  }

  @Test
  void rejectsCallThatIsExecutedInTheFunction() {
    rejected(
        calls ->
            calls.call(
                ThingsApi.class,
                api -> {
                  Call<Thing> call = api.read("th_1");
                  try {
                    call.execute();
                  } catch (IOException unexpected) {
                    throw new AssertionError(unexpected);
                  }
                  return call;
                }));
  }

  @Test
  void rejectsCallThatWasUsedBefore() {
    server.enqueue(TestTransport.thing().build());
    AtomicReference<Call<Thing>> kept = new AtomicReference<>();
    try (TestTransport things = TestTransport.to(server)) {
      OperationCalls calls = calls(things);
      calls.call(
          ThingsApi.class,
          api -> {
            kept.set(api.read("th_1"));
            return kept.get();
          });
      assertThrows(
          IllegalArgumentException.class, () -> calls.call(ThingsApi.class, api -> kept.get()));
    }
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void rejectsStreamOfEvents() {
    rejected(calls -> calls.call(ThingsApi.class, ThingsApi::events));
  }

  @Test
  void rejectsNullArgumentOfOperation() {
    rejected(calls -> calls.call(ThingsApi.class, api -> api.read(null)));
  }

  @Test
  void rejectsInvalidArgumentOfOperationWithoutQuotingIt() {
    IllegalArgumentException thrown =
        rejected(calls -> calls.call(ThingsApi.class, api -> api.file("CANARY-name\n")));
    assertFalse(String.valueOf(thrown).contains("CANARY"), thrown.toString());
    assertNull(thrown.getCause());
  }

  private IllegalArgumentException rejected(Function<OperationCalls, ?> call) {
    IllegalArgumentException thrown = refused(IllegalArgumentException.class, call);
    assertEquals(0, server.getRequestCount());
    return thrown;
  }

  private <X extends Throwable> X refused(Class<X> type, Function<OperationCalls, ?> call) {
    try (TestTransport things = TestTransport.to(server)) {
      OperationCalls calls = calls(things);
      return assertThrows(type, () -> call.apply(calls));
    }
  }

  private <R> R with(Function<OperationCalls, R> call) {
    try (TestTransport things = TestTransport.to(server)) {
      return call.apply(calls(things));
    }
  }

  private static OperationCalls calls(TestTransport things) {
    return new OperationCalls(things.transport, ThingsApi.class.getPackageName(), null);
  }
}
