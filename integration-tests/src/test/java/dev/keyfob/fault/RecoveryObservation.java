package dev.keyfob.fault;

import dev.keyfob.RecoveryAction;
import dev.keyfob.error.OutcomeUnknownException;
import dev.keyfob.sandbox.IssuedCredential;
import dev.keyfob.secret.Secret;
import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Records the credentials that exist after an issuance with recovery whose creation met a fault.
 *
 * @param creations the number of creation requests that the server read
 * @param received the secret that the caller got
 * @param thrown the exception that the caller got instead
 * @param issued every credential that the server issued for this issuance
 * @param working the secrets that work at the end, by the id of their credential
 * @param violations the requests that the document does not allow
 */
record RecoveryObservation(
    CredentialKind kind,
    RecoveryAction recovery,
    FaultScenario scenario,
    boolean lasting,
    int creations,
    Optional<Secret<String>> received,
    @Nullable Throwable thrown,
    List<IssuedCredential> issued,
    Map<String, Secret<String>> working,
    List<String> violations) {

  /** Returns the number of credentials that were created, without reissued ones. */
  long created() {
    return issued.stream().filter(one -> one.operationId().equals(kind.creation())).count();
  }

  /** Returns the number of working credentials that the caller lacks and no exception names. */
  int orphans() {
    List<String> named =
        thrown instanceof OutcomeUnknownException unknown ? unknown.candidates() : List.of();
    return (int)
        working.entrySet().stream()
            .filter(
                one ->
                    !received.equals(Optional.of(one.getValue())) && !named.contains(one.getKey()))
            .count();
  }

  /** Returns the number of orphans if the caller was not told that one may exist; otherwise 0. */
  int unannounced() {
    return isAnnounced() ? 0 : orphans();
  }

  /** Returns whether the caller was told that a credential may exist. */
  boolean isAnnounced() {
    return thrown instanceof OutcomeUnknownException;
  }

  @Override
  public String toString() {
    return kind
        + ", "
        + recovery
        + ", "
        + scenario.name()
        + ", "
        + (lasting ? "each time" : "the first time");
  }
}
