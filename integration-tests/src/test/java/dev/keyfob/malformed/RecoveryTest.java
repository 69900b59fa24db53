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
 * Issues credentials with recovery while responses are lost. Afterwards the caller has each
 * credential that works, or an exception says that it may exist. Recovery waits for seconds, so all
 * cases run in parallel, each in its own sandbox.
 */
final class RecoveryTest {

  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static final Fault AS_IT_IS = MalformedResponse.body("as it is", body -> body);
  private static final RejectedRequest NO_LIST = RejectedRequest.status(403);

  /**
   * The faults that an issuance with recovery meets.
   *
   * @param isRecovered whether the issuance succeeds, or no credential is left, in spite of the
   *     faults
   * @param creation the faults of the creation
   * @param listing the faults of the listings
   * @param reissue the faults of the reissues
   */
  private record Faults(
      String name,
      boolean isRecovered,
      List<Fault> creation,
      List<Fault> listing,
      List<Fault> reissue) {

    static Faults with(String name, boolean isRecovered, Fault creation) {
      return new Faults(name, isRecovered, List.of(creation), List.of(), List.of());
    }

    Faults listing(Fault... faults) {
      return new Faults(name, isRecovered, creation, List.of(faults), reissue);
    }

    Faults reissue(Fault... faults) {
      return new Faults(name, isRecovered, creation, listing, List.of(faults));
    }
  }

  private static final List<Faults> FAULTS =
      List.of(
          Faults.with("nothing", true, AS_IT_IS),
          Faults.with("cut before the change", false, ConnectionCut.BEFORE_CHANGE),
          Faults.with("500 before the change", false, RejectedRequest.status(500)),
          Faults.with("cut after the change", true, ConnectionCut.AFTER_CHANGE),
          Faults.with("cut within the response", true, ConnectionCut.WITHIN_RESPONSE),
          Faults.with("502 after the change", true, MalformedResponse.status(502)),
          Faults.with("504 and a page after the change", true, gatewayTimeout()),
          Faults.with("a truncated response", false, MalformedResponse.truncated()),
          Faults.with("nothing can be listed", false, ConnectionCut.AFTER_CHANGE)
              .listing(AS_IT_IS, NO_LIST, NO_LIST, NO_LIST, NO_LIST, NO_LIST),
          Faults.with("the next secret is lost", true, ConnectionCut.AFTER_CHANGE)
              .reissue(ConnectionCut.AFTER_CHANGE),
          Faults.with("all next secrets are lost", false, ConnectionCut.WITHIN_RESPONSE)
              .reissue(
                  ConnectionCut.AFTER_CHANGE,
                  ConnectionCut.AFTER_CHANGE,
                  MalformedResponse.status(503)),
          Faults.with("another secret is refused", false, ConnectionCut.WITHIN_RESPONSE)
              .reissue(RejectedRequest.status(403)));

  /**
   * A kind of credential.
   *
   * @param run issues a credential with recovery, and returns its secret
   * @param listed lists the ids of all credentials
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
  Stream<DynamicTest> callerHasEachWorkingCredentialOrKnowsThatItMayExist() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Kind kind : KINDS) {
      for (RecoveryAction recovery : RecoveryAction.values()) {
        for (Faults faults : FAULTS) {
          CompletableFuture<Void> settled =
              CompletableFuture.runAsync(() -> assertSettled(kind, recovery, faults), THREADS);
          tests.add(
              dynamicTest(kind.creation + ", " + recovery + ", " + faults.name, settled::join));
        }
      }
    }
    return tests.stream();
  }

  private static void assertSettled(Kind kind, RecoveryAction recovery, Faults faults) {
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient latitude = sandbox.latitude().build()) {
      sandbox.next(kind.creation, faults.creation.toArray(Fault[]::new));
      sandbox.next(kind.listing, faults.listing.toArray(Fault[]::new));
      sandbox.next(kind.reissue, faults.reissue.toArray(Fault[]::new));
      Account account = account(kind.run.apply(latitude).apply(recovery));
      sandbox.clearFaults();
      Set<String> there = kind.listed.apply(latitude).collect(Collectors.toSet());
      Map<String, Secret<String>> working = new LinkedHashMap<>();
      for (IssuedCredential issued : sandbox.issued()) {
        working.put(
            issued.id(), issued.value()); // of several secrets of one id, only the newest works
      }
      working.keySet().retainAll(there);
      int received = (int) working.values().stream().filter(account.credential::contains).count();
      int replaced =
          sandbox.issued().size()
              - (int) sandbox.issued().stream().map(IssuedCredential::id).distinct().count();
      int removed = sandbox.issued().size() - replaced - working.size();
      int announced = account.isAnnounced ? working.size() - received : 0;
      assertEquals(
          sandbox.issued().size(),
          received + replaced + removed + announced,
          "a credential is lost silently");
      assertEquals(account.credential.size(), received, "the caller's credential does not work");
      boolean isRemoval = recovery == RecoveryAction.REVOKE && !faults.reissue.isEmpty();
      assertEquals(!faults.isRecovered && !isRemoval, account.isAnnounced, "announced");
      assertTrue(
          there.containsAll(account.named), "an exception names a credential that does not exist");
      assertEquals(1, sandbox.requests().get(kind.creation), "created more than once");
      assertEquals(List.of(), sandbox.violations());
    }
  }

  /**
   * What the caller knows after the issuance.
   *
   * @param credential the credential that the caller received, if any
   * @param isAnnounced whether an exception says that a credential may exist whose secret the
   *     caller does not have
   * @param named the ids that the exception names
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
        response ->
            MalformedResponse.page()
                .change()
                .apply(MalformedResponse.status(504).change().apply(response)));
  }
}
