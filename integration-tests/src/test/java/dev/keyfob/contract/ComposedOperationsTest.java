package dev.keyfob.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.keyfob.contract.ComposedOperations.Clients;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.sandbox.Sandbox;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Checks that operations of several requests send only requests that the document allows, and
 * return the credential that was issued.
 */
final class ComposedOperationsTest {

  /** {@link EventContractTest} checks it with the document's example. */
  private static final String STREAM = "streamSessionEvents";

  @TestFactory
  Stream<DynamicTest> sendsOnlyRequestsThatHaveAContract() {
    return ComposedOperations.ALL.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                dynamicTest(
                    entry.getKey(), () -> sendsOnlyRequestsOfTheDocument(entry.getValue())));
  }

  private static void sendsOnlyRequestsOfTheDocument(Function<Clients, Secret<String>> operation) {
    try (Sandbox sandbox = Sandbox.start();
        LatitudeClient latitude = sandbox.latitude().build();
        PingNetworkClient ping = sandbox.pingNetwork().build()) {
      Secret<String> credential = operation.apply(new Clients(latitude, ping, sandbox));
      List<IssuedCredential> issued = sandbox.issued();
      assertTrue(
          credential.reveal().contains(issued.get(issued.size() - 1).value().reveal()),
          "another credential");
      Set<String> withContract =
          FacadeOperations.all().stream()
              .map(FacadeOperation::operationId)
              .collect(Collectors.toSet());
      withContract.add(STREAM);
      assertTrue(
          withContract.containsAll(sandbox.requests().keySet()),
          () -> sandbox.requests().toString());
      assertEquals(List.of(), sandbox.violations());
    }
  }
}
