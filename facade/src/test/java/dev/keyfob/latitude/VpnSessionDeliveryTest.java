package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.RevocableIssuance;
import dev.keyfob.Shown;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.ServerErrorException;
import dev.keyfob.internal.time.PauseRecorder;
import dev.keyfob.internal.time.PauseRecorder.Pause;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.sink.SecretSink;
import dev.keyfob.sink.Sinks;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VpnSessionDeliveryTest {

  @StartStop final MockWebServer http = PromptServer.create();
  @TempDir Path folder;
  private final VpnServer server = new VpnServer();
  private final List<Duration> pauses = new ArrayList<>();
  private Pause pause = pauses::add;
  final TimeSource timing = new PauseRecorder(duration -> pause.of(duration));
  @Connected private LatitudeClient client;

  static Stream<Throwable> leaks() {
    IOException inTheCause =
        new IOException("vault", new IllegalStateException("no CANARY-1 wanted"));
    IOException suppressed = new IOException("vault");
    suppressed.addSuppressed(new IOException("CANARY-1"));
    RuntimeException inTheText =
        new RuntimeException("vault") {
          private static final long serialVersionUID = 1L;

          @Override
          @SuppressWarnings("OverrideThrowableToString") // the test needs such an override
          public String toString() {
            return "it was CANARY-1";
          }
        };
    RuntimeException textless =
        new RuntimeException() {
          private static final long serialVersionUID = 1L;

          @Override
          public String getMessage() {
            throw new IllegalStateException("CANARY-1");
          }
        };
    RuntimeException causeless =
        new RuntimeException("CANARY-1") {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Throwable getCause() {
            throw new IllegalStateException("CANARY-1");
          }
        };
    IOException circular = new IOException("CANARY-1");
    circular.initCause(new IOException("CANARY-1", circular));
    return Stream.of(
        new IOException("CANARY-1"),
        inTheCause,
        suppressed,
        inTheText,
        textless,
        causeless,
        circular);
  }

  /** Encodings in which a message may contain the secret. */
  static Stream<UnaryOperator<String>> encodings() {
    return Stream.of(
        text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
        text -> URLEncoder.encode(text, StandardCharsets.UTF_8),
        text -> text.replace("/", "\\u002f").replace("\"", "\\\""),
        text -> text.replace("&", "&amp;").replace("\"", "&quot;"),
        text -> text.substring(0, text.length() - 1),
        text -> new StringBuilder(text).reverse().toString());
  }

  @BeforeEach
  void route() {
    http.setDispatcher(server);
  }

  @Test
  void sessionIsRemovedAlthoughTheClientHasBeenClosedMeanwhile() {
    SecretSink<IssuedVpnSession> closing =
        session -> {
          client.close();
          throw new IOException("disk full");
        };
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () -> client.vpnSessions().issue(Site.SAO, "sv_1").deliverTo(closing).execute());
    assertEquals(Revocation.REMOVED, failure.revocation());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  @Test
  void sinkGetsTheSessionBeforeTheCaller() {
    List<IssuedVpnSession> taken = new ArrayList<>();
    IssuedVpnSession session = deliver(taken::add);
    assertSame(session, taken.get(0));
    assertEquals(List.of("POST /vpn_sessions"), server.log);
  }

  @Test
  void loginGoesToAFile() throws Exception {
    Path file = folder.resolve("login");
    deliver(Sinks.openVpnLogin(file, IssuedVpnSession::userName, IssuedVpnSession::password));
    assertEquals("ada\nCANARY-1\n", Files.readString(file));
  }

  @Test
  void sinkThatFailsLeavesNoSession() {
    IOException full = new IOException("disk full");
    DeliveryFailedException failure = failing(full);
    assertEquals(Revocation.REMOVED, failure.revocation());
    assertSame(full, failure.sinkFailure().orElseThrow().reveal());
    assertEquals(0, failure.getSuppressed().length);
    assertEquals("vpn_1", failure.id().orElseThrow());
    assertTrue(failure.credential(IssuedVpnSession.class).isEmpty());
    assertEquals(Set.of(), server.sessions.keySet());
    assertEquals(
        "POST /vpn_sessions issued a credential with id vpn_1 that the sink failed to store. It has been removed.",
        failure.getMessage());
  }

  @Test
  void errorOfASinkLeavesNoSessionEither() {
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                deliver(
                    session -> {
                      throw new StackOverflowError();
                    }));
    assertInstanceOf(StackOverflowError.class, failure.sinkFailure().orElseThrow().reveal());
    assertEquals(Revocation.REMOVED, failure.revocation());
  }

  @Test
  void revocationThatFailsIsReportedToo() {
    server.nextFaults("DELETE", VpnServer.BAD_GATEWAY);
    DeliveryFailedException failure = failing(new IOException("disk full"));
    assertEquals(Revocation.FAILED, failure.revocation());
    assertTrue(failure.getCause().getMessage().startsWith("java.io.IOException"));
    assertInstanceOf(ServerErrorException.class, failure.getSuppressed()[0]);
  }

  @Test
  void sessionThatCouldNotBeRevokedIsNotLost() throws Exception {
    server.nextFaults("DELETE", VpnServer.BAD_GATEWAY);
    DeliveryFailedException failure = failing(new IOException("disk full"));
    assertEquals(
        "CANARY-1", failure.credential(IssuedVpnSession.class).orElseThrow().password().reveal());
    assertTrue(failure.credential(String.class).isEmpty());
    assertShowsNothing(failure);
  }

  @Test
  void sessionWithoutAnIdIsNotLostEither() {
    server.nextFaults(
        "POST",
        response -> response.body("{\"data\":{\"attributes\":{\"password\":\"CANARY-1\"}}}"));
    DeliveryFailedException failure = failing(new IOException("disk full"));
    assertEquals(Revocation.IMPOSSIBLE, failure.revocation());
    assertTrue(failure.credential(IssuedVpnSession.class).isPresent());
  }

  @Test
  void idThatIsNoneIsNeitherUsedNorShown() throws Exception {
    server.nextFaults(
        "POST",
        response ->
            response.body(
                "{\"data\":{\"id\":\"../CANARY\",\"attributes\":{\"password\":\"CANARY-1\"}}}"));
    DeliveryFailedException failure = failing(new IOException("disk full"));
    assertEquals(Revocation.FAILED, failure.revocation());
    assertTrue(
        failure.getSuppressed()[0].getMessage().startsWith("java.lang.IllegalArgumentException"));
    assertEquals(List.of("POST /vpn_sessions"), server.log);
    assertFalse(Shown.by(failure).contains("CANARY"));
  }

  @Test
  void sessionThatIsNotVisibleYetIsRemovedByAnotherTry() {
    server.nextFaults("DELETE", kept(404));
    assertEquals(Revocation.REMOVED, failing(new IOException("disk full")).revocation());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  /** The first deletion may not have been applied. */
  @Test
  void sessionThatIsNotVisibleAfterAFailedRemovalIsRemovedByAnotherTry() {
    client = client.with(options -> options.maxRetries(1));
    server.nextFaults("DELETE", kept(503), kept(404));
    assertEquals(Revocation.REMOVED, failing(new IOException("disk full")).revocation());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  /** Possibly none of the five deletions was applied. */
  @Test
  void sessionThatIsNeverVisibleAfterAFailedRemovalIsNotTakenForRemoved() {
    client = client.with(options -> options.maxRetries(1));
    server.nextFaults("DELETE", kept(503), kept(404), kept(404), kept(404), kept(404));
    DeliveryFailedException failure = failing(new IOException("disk full"));
    assertEquals(Revocation.FAILED, failure.revocation());
    assertEquals(
        "CANARY-1", failure.credential(IssuedVpnSession.class).orElseThrow().password().reveal());
  }

  @Test
  void sessionThatIsNotFoundAfterALostRemovalIsRemoved() {
    client = client.with(options -> options.maxRetries(1));
    server.nextFaults("DELETE", VpnServer.CUT);
    assertEquals(Revocation.REMOVED, failing(new IOException("disk full")).revocation());
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2)), pauses);
  }

  @Test
  void interruptWhileRemovingIsKept() {
    server.nextFaults("DELETE", kept(404));
    pause =
        wait -> {
          throw new InterruptedException();
        };
    assertEquals(Revocation.FAILED, failing(new IOException("disk full")).revocation());
    assertTrue(Thread.interrupted());
  }

  /** A deletion that is not applied. */
  private VpnServer.ResponseFault kept(int status) {
    return response -> {
      server.sessions.put("vpn_1", "{}");
      return response.code(status).body("{}");
    };
  }

  /** A 404 right after creation may mean that the session is not visible yet. */
  @Test
  void sessionThatIsNotFoundIsNotTakenForRemoved() {
    server.nextFaults("DELETE", kept(404), kept(404), kept(404), kept(404));
    DeliveryFailedException failure = failing(new IOException("disk full"));
    assertEquals(Revocation.FAILED, failure.revocation());
    assertEquals(
        "CANARY-1", failure.credential(IssuedVpnSession.class).orElseThrow().password().reveal());
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void encodedSecretIsAlsoLeftOut(UnaryOperator<String> encoding) {
    server.nextFaults(
        "POST",
        response ->
            response.body(
                "{\"data\":{\"id\":\"vpn_1\",\"attributes\":{\"password\":\"CANARY/\\\"&ü\"}}}"));
    String inTheMessage = encoding.apply("CANARY/\"&ü");
    DeliveryFailedException failure = failing(new IOException("cannot store " + inTheMessage));
    assertFalse(Shown.by(failure).contains(inTheMessage));
    assertFalse(failure.sinkFailure().toString().contains(inTheMessage));
    assertTrue(failure.sinkFailure().orElseThrow().reveal().getMessage().endsWith(inTheMessage));
  }

  @Test
  void causesOfTheSinksFailureAreToldByTheirClass() {
    DeliveryFailedException failure =
        failing(
            new IOException(
                "vault", new IllegalStateException("CANARY-1", new ArithmeticException())));
    assertTrue(
        failure.getCause().getCause().getMessage().startsWith("java.lang.IllegalStateException"));
    assertTrue(
        failure
            .getCause()
            .getCause()
            .getCause()
            .getMessage()
            .startsWith("java.lang.ArithmeticException"));
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void secretInTheSinksFailureIsLeftOut(Throwable leak) throws Exception {
    DeliveryFailedException failure = failing(leak);
    assertTrue(failure.getCause().getMessage().startsWith(leak.getClass().getName()));
    assertSame(leak.getStackTrace().length, failure.getCause().getStackTrace().length);
    assertShowsNothing(failure);
  }

  @Test
  void interruptedSinkStillLeavesNoSession() {
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                deliver(
                    session -> {
                      throw new InterruptedException();
                    }));
    assertTrue(Thread.interrupted());
    assertEquals(Revocation.REMOVED, failure.revocation());
  }

  @Test
  void interruptDuringTheSinkDoesNotKeepFromRevoking() {
    DeliveryFailedException failure =
        assertThrows(
            DeliveryFailedException.class,
            () ->
                deliver(
                    session -> {
                      Thread.currentThread().interrupt();
                      throw new IOException("disk full");
                    }));
    assertTrue(Thread.interrupted());
    assertEquals(Revocation.REMOVED, failure.revocation());
  }

  @Test
  void existingFileIsRefusedBeforeAnythingIsSent() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "mine");
    assertThrows(
        IllegalArgumentException.class,
        () -> deliver(Sinks.file(file, IssuedVpnSession::password)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            issue()
                .deliverTo(Sinks.file(file, IssuedVpnSession::password))
                .executeAsync(Runnable::run));
    assertEquals(List.of(), server.log);
  }

  @Test
  void invalidArgumentsAreRejected() {
    VpnSessions sessions = client.vpnSessions();
    assertThrows(IllegalArgumentException.class, () -> sessions.issue(null, "sv_1"));
    assertThrows(IllegalArgumentException.class, () -> sessions.issue(Site.SAO, "sv\n1"));
    assertThrows(IllegalArgumentException.class, () -> issue().deliverTo(null));
    assertThrows(
        IllegalArgumentException.class, () -> issue().deliverTo(session -> {}).executeAsync(null));
    assertEquals(List.of(), server.log);
  }

  @Test
  void sinkIsNotCalledIfTheResponseIsLost() {
    server.nextFaults("POST", VpnServer.CUT);
    List<IssuedVpnSession> taken = new ArrayList<>();
    assertThrows(OutcomeUnknownException.class, () -> deliver(taken::add));
    assertEquals(List.of(), taken);
  }

  @Test
  void asyncDeliversOnTheGivenExecutor() {
    List<Runnable> queue = new ArrayList<>();
    List<IssuedVpnSession> taken = new ArrayList<>();
    CompletableFuture<IssuedVpnSession> future =
        issue().deliverTo(taken::add).executeAsync(queue::add);
    assertEquals(List.of(), server.log);
    queue.forEach(Runnable::run);
    assertSame(future.join(), taken.get(0));
  }

  @Test
  void asyncFailsIfTheFirstListingFails() {
    CompletableFuture<?> future =
        issue()
            .deliverTo(
                session -> {
                  throw new IOException("disk full");
                })
            .executeAsync(Runnable::run);
    assertInstanceOf(
        DeliveryFailedException.class,
        assertThrows(CompletionException.class, future::join).getCause());
    assertEquals(Set.of(), server.sessions.keySet());
  }

  private IssuedVpnSession deliver(SecretSink<? super IssuedVpnSession> sink) {
    return issue().deliverTo(sink).execute();
  }

  private RevocableIssuance<IssuedVpnSession> issue() {
    return client.vpnSessions().issue(Site.SAO, "sv_1");
  }

  private DeliveryFailedException failing(Throwable failure) {
    return assertThrows(
        DeliveryFailedException.class,
        () ->
            deliver(
                session -> {
                  if (failure instanceof RuntimeException unchecked) {
                    throw unchecked;
                  }
                  throw (Exception) failure;
                }));
  }

  private static void assertShowsNothing(DeliveryFailedException failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    assertFalse(Shown.by(failure).contains("CANARY"));
    assertFalse(bytes.toString(StandardCharsets.ISO_8859_1).contains("CANARY"), "serialized");
  }
}
