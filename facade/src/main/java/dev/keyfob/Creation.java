package dev.keyfob;

import dev.keyfob.error.OutcomeUnknownException;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a {@code createOrRecover}: one of {@link Created}, {@link Reissued} and {@link
 * Removed}. Whatever is none of these is thrown.
 *
 * @param <T> the credential with its secret
 * @since 0.1.0
 */
public sealed interface Creation<T> {

  /** {@return the credential; nothing where it has been removed} */
  Optional<T> credential();

  /**
   * The answer came: nothing was lost.
   *
   * @param <T> the credential
   * @param issued the credential as it was made
   */
  record Created<T>(T issued) implements Creation<T> {

    /**
     * For Keyfob itself, and for tests of code that takes creations.
     *
     * @param issued the credential, with its secret
     */
    public Created {
      Objects.requireNonNull(issued, "issued == null");
    }

    @Override
    public Optional<T> credential() {
      return Optional.of(issued);
    }
  }

  /**
   * The answer was lost; the credential was found, and has another secret now than the one that was
   * lost.
   *
   * @param <T> the credential
   * @param issued the credential with that secret
   * @param lost what happened to the answer
   */
  record Reissued<T>(T issued, OutcomeUnknownException lost) implements Creation<T> {

    /**
     * For Keyfob itself, and for tests of code that takes creations.
     *
     * @param issued the credential, with its secret
     * @param lost why the answer was lost
     */
    public Reissued {
      Objects.requireNonNull(issued, "issued == null");
      Objects.requireNonNull(lost, "lost == null");
    }

    @Override
    public Optional<T> credential() {
      return Optional.of(issued);
    }
  }

  /**
   * The answer was lost; the credential was found, and has been removed. Nothing is left of it.
   *
   * @param <T> the credential
   * @param id of what has been removed
   * @param lost what happened to the answer
   */
  record Removed<T>(String id, OutcomeUnknownException lost) implements Creation<T> {

    /**
     * For Keyfob itself, and for tests of code that takes creations.
     *
     * @param id of what has been removed
     * @param lost why the answer was lost
     */
    public Removed {
      Objects.requireNonNull(id, "id == null");
      Objects.requireNonNull(lost, "lost == null");
    }

    @Override
    public Optional<T> credential() {
      return Optional.empty();
    }
  }
}
