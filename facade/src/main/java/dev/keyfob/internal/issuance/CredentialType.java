package dev.keyfob.internal.issuance;

import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.error.TransportException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.CallResult;
import dev.keyfob.internal.text.HtmlPage;
import dev.keyfob.internal.text.JsonText;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.internal.time.Uninterruptibles;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Describes one type of credential that can be reissued and revoked.
 *
 * @param <T> the credential with its secret
 * @param id returns the credential's id, or null if the server sent none
 * @param reissue returns the call that issues another secret for an id
 * @param revocation returns the call that revokes an id
 * @param expiresAt returns when the credential expires, or null if the server does not say
 * @param marked returns the credential, which says that the journal knows of it
 * @param time waits between attempts to revoke
 * @param ledger of the client: an id that another caller holds as well is not revoked
 */
public record CredentialType<T>(
    Function<? super T, String> id,
    Function<String, ? extends ApiCall<?, T>> reissue,
    Function<String, ? extends ApiCall<?, Void>> revocation,
    Function<? super T, OffsetDateTime> expiresAt,
    UnaryOperator<T> marked,
    TimeSource time,
    IssuanceLedger ledger) {

  private static final int MAX_ATTEMPTS = 4;

  /**
   * Revokes a credential that has just been issued. A 404 may mean "not visible yet", so revocation
   * is retried for five seconds.
   *
   * @throws NotFoundException if all responses were 404, and no response was lost
   * @throws TransportException if another caller may hold a credential with this id; nothing is
   *     sent
   */
  void revoke(String issued) throws InterruptedException {
    NotFoundException neverSeen = revokeVisible(issued, () -> false);
    if (neverSeen != null) {
      throw neverSeen;
    }
  }

  /**
   * Revokes a credential as {@link #revoke} does, and returns null; or the last 404 if all
   * responses were 404 and no response was lost.
   *
   * @param visible whether a 404 means that the credential is gone
   */
  @Nullable
  public NotFoundException revokeVisible(String issued, BooleanSupplier visible)
      throws InterruptedException {
    requireSoleHolder(issued);
    NotFoundException neverSeen = retryWhileAbsent(issued, visible);
    ledger.revoked(issued);
    return neverSeen;
  }

  private void requireSoleHolder(String issued) {
    if (ledger.isShared(issued)) {
      Operation operation = revocation.apply(issued).operation();
      throw new TransportException(
          operation.method(),
          operation.path(),
          "it was not sent, since it has the id of two creations of this client:"
              + " another caller may hold it. Delete it by its id if it is yours.",
          null);
    }
  }

  @Nullable
  private NotFoundException retryWhileAbsent(String issued, BooleanSupplier visible)
      throws InterruptedException {
    boolean responseWasLost = false;
    Boolean listed = null; // read once, if a 404 is not an error of the API
    for (int number = 1; ; number++) {
      ApiCall<?, Void> call = revocation.apply(issued).revokingNewCredential();
      CallResult<Void> revoked = call.executeForResult();
      // Without a response to this call, the key supplier has thrown the exception of another call.
      if (!(revoked.failure() instanceof NotFoundException notFound && revoked.hasResponse())) {
        revoked.get();
        return null;
      }
      responseWasLost |= revoked.responseWasLost();
      String body = notFound.body().reveal();
      boolean ofGateway = HtmlPage.is(body);
      boolean decides = !ofGateway && (visible.getAsBoolean() || number == MAX_ATTEMPTS);
      if (decides && listed == null && !JsonText.isObject(body)) {
        listed = call.isListed();
      }
      boolean isLeft = ofGateway || (listed != null && listed);
      if (!isLeft && visible.getAsBoolean()) {
        return null;
      }
      if (number == MAX_ATTEMPTS) {
        if (isLeft) {
          throw notFound;
        }
        return responseWasLost ? null : notFound;
      }
      PollInterval.sleep(time, number);
    }
  }

  /**
   * Revokes a credential that its caller never receives, although the thread may be interrupted.
   *
   * @throws RevocationFailedException if that fails; it holds the credential
   */
  void discard(Operation creation, T issued) {
    String given = id.apply(issued);
    try {
      String known = Preconditions.present("id", given);
      Uninterruptibles.get(
          () -> {
            revoke(known);
            return known;
          });
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw notRevoked(creation, given, issued, interrupted);
    } catch (RuntimeException | Error failure) {
      throw notRevoked(creation, given, issued, failure);
    }
  }

  private static RevocationFailedException notRevoked(
      Operation creation, @Nullable String given, Object issued, Throwable failure) {
    return new RevocationFailedException(
        creation.method(), creation.path(), given, issued, StepFailure.asCause(failure));
  }
}
