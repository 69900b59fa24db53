package dev.keyfob.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.error.TransportException;
import dev.keyfob.operation.Operation;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.secret.Secret;
import dev.keyfob.testing.FacadeOperation;
import dev.keyfob.testing.FacadeOperations;
import dev.keyfob.testing.FacadeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that the count of lost credentials detects a lost credential. */
class CallObservationTest {

  @Test
  void countsCredentialThatIsNeitherReturnedNorAnnounced() {
    assertEquals(1, observation(new TransportException("POST", "/", "lost.", null)).lost());
  }

  @Test
  void doesNotCountCredentialThatAnExceptionAnnounces() {
    assertEquals(
        0, observation(new OutcomeUnknownException("POST", "/", null, "lost.", null, null)).lost());
  }

  private static CallObservation observation(Throwable thrown) {
    FacadeOperation operation =
        FacadeOperations.all().stream()
            .filter(one -> one.operationId().equals("post-api-key"))
            .findFirst()
            .orElseThrow();
    Operation annotation =
        FacadeUnderTest.of(operation.provider())
            .generated()
            .method(operation.operationId())
            .orElseThrow()
            .getAnnotation(Operation.class);
    IssuedCredential issued =
        new IssuedCredential(operation.operationId(), "tok_1", Secret.of("CANARY-token"), "");
    return new CallObservation(
        operation,
        annotation,
        FaultScenarios.RETRY_TABLE.get(0),
        true,
        1,
        1,
        1,
        null,
        thrown,
        List.of(issued),
        List.of());
  }
}
