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
 * Records what an issuance with recovery left behind after a scenario with its creation.
 *
 * @param creations how many requests to create one the server read
 * @param inHands the secret that the caller has
 * @param thrown or what was thrown in its place
 * @param issued every credential that the server made for it
 * @param working the secrets that work in the end, by the id of what they belong to
 * @param violations requests that no document has
 */
record RecoveryObservation(
    CredentialKind kind,
    RecoveryAction recovery,
    FaultScenario scenario,
    boolean lasting,
    int creations,
    Optional<Secret<String>> inHands,
    @Nullable Throwable thrown,
    List<IssuedCredential> issued,
    Map<String, Secret<String>> working,
    List<String> violations) {

  /** How many the server made when it was asked to create one, rather than to replace it. */
  long created() {
    return issued.stream().filter(one -> one.operationId().equals(kind.creation())).count();
  }

  /** How many work that the caller does not have, and that no exception names. */
  int orphans() {
    List<String> named =
        thrown instanceof OutcomeUnknownException unknown ? unknown.candidates() : List.of();
    return (int)
        working.entrySet().stream()
            .filter(
                one ->
                    !inHands.equals(Optional.of(one.getValue())) && !named.contains(one.getKey()))
            .count();
  }

  /** How many of those nobody has been told of either. */
  int unheardOf() {
    return isAnnounced() ? 0 : orphans();
  }

  /** Whether the caller has been told that something may exist which has not been found. */
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
