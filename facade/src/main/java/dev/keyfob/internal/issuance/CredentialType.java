package dev.keyfob.internal.issuance;

import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.CallResult;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.Patience;
import dev.keyfob.internal.time.Uninterruptibles;
import jakarta.annotation.Nullable;
import java.time.OffsetDateTime;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What there is to do with one kind of credential that can be re-issued and removed.
 *
 * @param <T> the credential with its secret
 * @param id the credential's id, or null where the server sent none
 * @param reissue asks for another secret for an id
 * @param removal removes an id
 * @param expiresAt when it ceases to work by itself, or null where nobody says so
 */
public record CredentialType<T>(
    Function<? super T, String> id,
    Function<String, ? extends ApiCall<?, T>> reissue,
    Function<String, ? extends ApiCall<?, Void>> removal,
    Function<? super T, OffsetDateTime> expiresAt) {

  private static final int TRIES = 4;

  /**
   * Removes what has just been made. Where there is none it may only not be visible yet, so that is
   * tried again for some seconds.
   *
   * @throws NotFoundException when there never was one to be seen, and no answer to a removal was
   *     lost
   */
  void remove(String id, Patience patience) throws InterruptedException {
    NotFoundException never = removeVisible(id, patience, () -> false);
    if (never != null) {
      throw never;
    }
  }

  /**
   * Removes what has just been made, as {@link #remove} does.
   *
   * @param visible whether it would be found if it were there, so that once is enough
   * @return null when it is gone; else the server's word that there is none, when there never was
   *     one to be seen, and no answer to a removal was lost
   */
  @Nullable
  NotFoundException removeVisible(String id, Patience patience, BooleanSupplier visible)
      throws InterruptedException {
    boolean answerWasLost = false;
    for (int number = 1; ; number++) {
      CallResult<Void> removed = removal.apply(id).revokingNewCredential().executeForResult();
      // Without a response, the exception is of another call, thrown by the key supplier.
      if (!(removed.failure() instanceof NotFoundException none && removed.hasResponse())) {
        removed.get();
        return null;
      }
      answerWasLost |= removed.responseWasLost();
      if (visible.getAsBoolean()) {
        return null;
      }
      if (number == TRIES) {
        return answerWasLost ? null : none;
      }
      patience.sleepAfter(number);
    }
  }

  /**
   * Removes what has just been made, and nobody is there to take.
   *
   * @throws RevocationFailedException when that fails
   */
  void discard(ApiCall<?, T> creation, T issued, Patience patience) {
    String given = id.apply(issued);
    try {
      String known = Preconditions.present("id", given);
      Uninterruptibles.get(
          () -> {
            remove(known, patience);
            return known;
          });
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw notRemoved(creation, given, issued, interrupted);
    } catch (RuntimeException | Error failure) {
      throw notRemoved(creation, given, issued, failure);
    }
  }

  private RevocationFailedException notRemoved(
      ApiCall<?, T> creation, @Nullable String given, T issued, Throwable failure) {
    return new RevocationFailedException(
        creation.operation().method(), creation.operation().path(), given, issued, failure);
  }
}
