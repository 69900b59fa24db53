package dev.keyfob.internal.credential;

import dev.keyfob.NotRemovedException;
import dev.keyfob.internal.Arguments;
import dev.keyfob.internal.transport.Exchange;
import java.time.OffsetDateTime;
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
public record Kind<T>(
    Function<? super T, String> id,
    Function<String, ? extends Exchange<?, T>> reissue,
    Function<String, ? extends Exchange<?, Void>> removal,
    Function<? super T, OffsetDateTime> expiresAt) {

  /**
   * Removes it. That there is none is a failure: what has just been made may only not be visible yet. (A removal that
   * is repeated after a lost answer, and finds nothing, has succeeded.)
   */
  public void remove(String id) {
    removal.apply(id).takingBack().send();
  }

  /**
   * Removes what has just been made, and nobody is there to take.
   *
   * @throws NotRemovedException when that fails
   */
  void discard(Exchange<?, T> creation, T issued) {
    String given = id.apply(issued);
    try {
      String known = Arguments.present("id", given);
      Uninterrupted.get(
          () -> {
            remove(known);
            return known;
          });
    } catch (RuntimeException | Error failure) {
      throw new NotRemovedException(
          creation.operation().method(), creation.operation().path(), given, issued, failure);
    }
  }
}
