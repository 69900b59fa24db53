package dev.keyfob.secret;

import com.google.gson.annotations.JsonAdapter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that is shown only when somebody asks for it by name.
 *
 * <p>{@link #reveal()} is the only way out, so that a search for that one word finds every place where a secret is
 * handed over. Everything that happens to an object by accident shows nothing: {@code toString} is a fixed text without
 * length or prefix, {@code hashCode} is constant, Java serialization is refused, Gson writes the fixed text and Jackson
 * finds no property.
 *
 * <p>What this cannot do: wipe the text from memory. A JSON parser has made a {@link String} of it before it came here.
 *
 * <p>Immutable and thread-safe as far as the value is.
 *
 * @param <T> what is kept: {@link String} for a password or a token, a JSON or plain Java structure for a
 *     configuration
 */
@JsonAdapter(MaskedJson.class)
public final class Secret<T> {

  static final String MASK = "[secret]";

  // transient: what walks fields by reflection (Gson, Jackson with field visibility) passes it over.
  private final transient T value;

  private Secret(T value) {
    this.value = value;
  }

  /**
   * Keeps a value from being shown by accident.
   *
   * @param value what to keep, not null: where there is no secret there is no {@code Secret} either
   */
  public static <T> Secret<T> of(T value) {
    return new Secret<>(Objects.requireNonNull(value, "value == null"));
  }

  /** The value itself. From here on keeping it is up to the caller. */
  public T reveal() {
    return value;
  }

  /**
   * Writes the value, UTF-8 and nothing added, to a new file that only its owner can read or write, from the first byte
   * on. It has reached the disk when this returns, and its name too where the system can see to that. Nothing is ever
   * replaced; what has been written of a file that could not be finished is removed.
   *
   * <p>A link in place of the file is refused like anything else that stands there. Links among the folders above are
   * followed, and who else may change those folders is not looked at: choose one that only its owner can write to.
   *
   * @param file where to; its folder must exist and the file must not
   * @throws FileAlreadyExistsException when something, if only a link, stands there already: remove it or name another
   * @throws IOException when the file cannot be written, or its file system knows no owner-only files
   * @throws IllegalStateException when the value is not text
   */
  public void writeTo(Path file) throws IOException {
    if (!(value instanceof CharSequence text)) {
      throw new IllegalStateException("only text can be written as it is: reveal() it and choose a form");
    }
    OwnerOnlyFile.create(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Equal values; text is compared in a time that does not depend on where the first difference is. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Secret<?> that)) {
      return false;
    }
    if (value instanceof String mine && that.value instanceof String theirs) {
      return MessageDigest.isEqual(
          mine.getBytes(StandardCharsets.UTF_8), theirs.getBytes(StandardCharsets.UTF_8));
    }
    return value.equals(that.value);
  }

  /** The same for all secrets, because a hash is a hint. */
  @Override
  public int hashCode() {
    return Secret.class.getName().length();
  }

  /** Always the same text. */
  @Override
  public String toString() {
    return MASK;
  }
}
