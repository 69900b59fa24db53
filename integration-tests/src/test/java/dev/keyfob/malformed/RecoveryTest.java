package dev.keyfob.malformed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.DecodingException;
import dev.keyfob.error.IssuanceRevokedException;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.latitude.ApiKey;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.latitude.VpnSession;
import dev.keyfob.sandbox.ConnectionCut;
import dev.keyfob.sandbox.Fault;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.sandbox.MalformedResponse;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Issues credentials with recovery while responses are lost: the caller has whatever works
 * afterwards, or has been told of it. Searching waits for seconds, so all cases run in parallel,
 * each in a sandbox of its own.
 */
final class RecoveryTest {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static final Fault AS_IT_IS = MalformedResponse.body("as it is", body -> body);
  private static final RejectedRequest NO_LIST = RejectedRequest.status(403);

  /**
   * What goes wrong.
   *
   * @param ends whether the caller comes to have a credential, or none to exist, all the same
   * @param creation with creating
   * @param listing with listing
   * @param reissue with asking for another secret
   */
  private record Trouble(
      String name, boolean ends, List<Fault> creation, List<Fault> listing, List<Fault> reissue) {

    static Trouble with(String name, boolean ends, Fault creation) {
      return new Trouble(name, ends, List.of(creation), List.of(), List.of());
    }

    Trouble listing(Fault... faults) {
      return new Trouble(name, ends, creation, List.of(faults), reissue);
    }

    Trouble reissue(Fault... faults) {
      return new Trouble(name, ends, creation, listing, List.of(faults));
    }
  }

  private static final List<Trouble> TROUBLES =
      List.of(
          Trouble.with("nothing", true, AS_IT_IS),
          Trouble.with("cut before the change", false, ConnectionCut.BEFORE_CHANGE),
          Trouble.with("500 before the change", false, RejectedRequest.status(500)),
          Trouble.with("cut after the change", true, ConnectionCut.AFTER_CHANGE),
          Trouble.with("cut within the answer", true, ConnectionCut.WITHIN_RESPONSE),
          Trouble.with("502 after the change", true, MalformedResponse.status(502)),
          Trouble.with("504 and a page after the change", true, gatewayTimeout()),
          Trouble.with("a truncated answer", false, MalformedResponse.truncated()),
          Trouble.with("nothing can be listed", false, ConnectionCut.AFTER_CHANGE)
              .listing(AS_IT_IS, NO_LIST, NO_LIST, NO_LIST, NO_LIST, NO_LIST),
          Trouble.with("the next secret is lost", true, ConnectionCut.AFTER_CHANGE)
              .reissue(ConnectionCut.AFTER_CHANGE),
          Trouble.with("all next secrets are lost", false, ConnectionCut.WITHIN_RESPONSE)
              .reissue(
                  ConnectionCut.AFTER_CHANGE,
                  ConnectionCut.AFTER_CHANGE,
                  MalformedResponse.status(503)),
          Trouble.with("another secret is refused", false, ConnectionCut.WITHIN_RESPONSE)
              .reissue(RejectedRequest.status(403)));

  /**
   * A kind of credential.
   *
   * @param run issues it with recovery, and gives its secret
   * @param listed the ids there are
   */
  private record Kind(
      String creation,
      String listing,
      String reissue,
      Function<LatitudeClient, Function<RecoveryAction, CompletableFuture<Secret<String>>>> run,
      Function<LatitudeClient, Stream<String>> listed) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              "post-vpn-session",
              "get-vpn-sessions",
              "put-vpn-session",
              latitude ->
                  recovery ->
                      latitude
                          .vpnSessions()
                          .issue(Site.SAO, "sv_1")
                          .recover(recovery)
                          .executeAsync(THREADS)
                          .thenApply(IssuedVpnSession::password),
              latitude -> latitude.vpnSessions().list().stream().map(VpnSession::id)),
          new Kind(
              "post-api-key",
              "get-api-keys",
              "rotate-api-key",
              latitude ->
                  recovery ->
                      latitude
                          .apiKeys()
                          .issue(NewApiKey.named("ci"))
                          .recover(recovery)
                          .executeAsync(THREADS)
                          .thenApply(IssuedApiKey::token),
              latitude -> latitude.apiKeys().list().stream().map(ApiKey::id)));

  @AfterAll
  static void stop() {
    THREADS.shutdown();
  }

  @TestFactory
  Stream<DynamicTest> whatWorksIsInTheCallersHandsOrAnnounced() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (RecoveryAction recovery : RecoveryAction.values()) {
        for (Trouble trouble : TROUBLES) {
          CompletableFuture<Void> settled =
              CompletableFuture.runAsync(() -> settles(kind, recovery, trouble), THREADS);
          tests.add(
              dynamicTest(kind.creation + ", " + recovery + ", " + trouble.name, settled::join));
        }
      }
    }
    return tests.stream();
  }

  private static void settles(Kind kind, RecoveryAction recovery, Trouble trouble) {
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient latitude = sandbox.latitude().build()) {
      sandbox.next(kind.creation, trouble.creation.toArray(Fault[]::new));
      sandbox.next(kind.listing, trouble.listing.toArray(Fault[]::new));
      sandbox.next(kind.reissue, trouble.reissue.toArray(Fault[]::new));
      Account account = account(kind.run.apply(latitude).apply(recovery));
      sandbox.clearFaults();
      Set<String> there = kind.listed.apply(latitude).collect(Collectors.toSet());
      Map<String, Secret<String>> working = new LinkedHashMap<>();
      for (IssuedCredential issued : sandbox.issued()) {
        working.put(issued.id(), issued.value()); // the newest of an id is the one that works
      }
      working.keySet().retainAll(there);
      int inHands = (int) working.values().stream().filter(account.credential::contains).count();
      int replaced =
          sandbox.issued().size()
              - (int) sandbox.issued().stream().map(IssuedCredential::id).distinct().count();
      int removed = sandbox.issued().size() - replaced - working.size();
      int announced = account.isAnnounced ? working.size() - inHands : 0;
      assertEquals(
          sandbox.issued().size(),
          inHands + replaced + removed + announced,
          "one is lost without a word");
      assertEquals(account.credential.size(), inHands, "what the caller has does not work");
      boolean isRemoval = recovery == RecoveryAction.REVOKE && !trouble.reissue.isEmpty();
      assertEquals(!trouble.ends && !isRemoval, account.isAnnounced, "announced");
      assertTrue(there.containsAll(account.named), "what is named is not there");
      assertEquals(1, sandbox.requests().get(kind.creation), "created more than once");
      assertEquals(List.of(), sandbox.violations());
    }
  }

  /**
   * What the caller knows afterwards.
   *
   * @param credential what is in the caller's hands: one, or none
   * @param isAnnounced whether an exception says that something may work that the caller has no
   *     secret for
   * @param named the ids that it names
   */
  private record Account(
      List<Secret<String>> credential, boolean isAnnounced, List<String> named) {}

  private static Account account(CompletableFuture<Secret<String>> issuance) {
    try {
      return new Account(List.of(issuance.join()), false, List.of());
    } catch (CompletionException thrown) {
      if (thrown.getCause() instanceof IssuanceRevokedException) {
        return new Account(List.of(), false, List.of());
      }
      if (thrown.getCause() instanceof OutcomeUnknownException unknown) {
        return new Account(List.of(), true, unknown.candidates());
      }
      if (thrown.getCause() instanceof DecodingException) {
        return new Account(List.of(), true, List.of());
      }
      throw thrown;
    }
  }

  private static MalformedResponse gatewayTimeout() {
    return new MalformedResponse(
        "a page with 504",
        answer ->
            MalformedResponse.page()
                .change()
                .apply(MalformedResponse.status(504).change().apply(answer)));
  }
}
