package dev.keyfob.secret;

import com.google.gson.annotations.JsonAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that is shown only when somebody asks for it by name.
 *
 * <p>{@link #reveal()} is the only way out, so that a search for that one word finds every place
 * where a secret is handed over. Everything that happens to an object by accident shows nothing:
 * {@code toString} is a fixed text without length or prefix, {@code hashCode} is constant, Java
 * serialization is refused, Gson writes the fixed text and Jackson finds no property.
 *
 * <p>What this cannot do: wipe the text from memory. A JSON parser has made a {@link String} of it
 * before it came here.
 *
 * <p>Immutable and thread-safe as far as the value is.
 *
 * @param <T> what is kept: {@link String} for a password or a token, a JSON or plain Java structure
 *     for a configuration
 * @since 0.1.0
 */
@JsonAdapter(MaskedJson.class)
public final class Secret<T> {

  static final String MASK = "[secret]";

  // transient: what walks fields by reflection (Gson, Jackson with field visibility) passes it
  // over.
  private final transient T value;

  private Secret(T value) {
    this.value = value;
  }

  /**
   * Keeps a value from being shown by accident.
   *
   * @param <T> what is kept
   * @param value what to keep, not null: where there is no secret there is no {@code Secret} either
   * @return a secret that holds it
   */
  public static <T> Secret<T> of(T value) {
    return new Secret<>(Objects.requireNonNull(value, "value == null"));
  }

  /** {@return the value itself} From here on keeping it is up to the caller. */
  public T reveal() {
    return value;
  }

  /**
   * Writes the value, UTF-8 and nothing added, to a new file that only its owner can read or write,
   * from the first byte on. It has reached the disk when this returns, and its name too where the
   * system can see to that. Nothing is ever replaced; what has been written of a file that could
   * not be finished is removed. An interrupt of the thread is put off until it is written.
   *
   * <p>A link in place of the file is refused like anything else that stands there. Links among the
   * folders above are followed, and who else may change those folders is not looked at: choose one
   * that only its owner can write to.
   *
   * @param file where to; its folder must exist and the file must not
   * @throws FileAlreadyExistsException when something, if only a link, stands there already: remove
   *     it or name another
   * @throws IOException when the file cannot be written, its file system knows no owner-only files,
   *     or the text holds half of a surrogate pair, which UTF-8 has no form for
   * @throws IllegalStateException when the value is not text
   */
  public void writeTo(Path file) throws IOException {
    if (!(value instanceof CharSequence text)) {
      throw new IllegalStateException(
          "only text can be written as it is: reveal() it and choose a form");
    }
    OwnerOnlyFile.create(file, utf8(text));
  }

  /** Not by String.getBytes, which puts a question mark for what it cannot encode. */
  private static byte[] utf8(CharSequence text) throws IOException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException halfAPair) {
      throw new IOException(
          "the text holds half of a surrogate pair, which no file of UTF-8 can: reveal() it");
    }
  }

  /**
   * Equal values; text is compared in a time that does not depend on where the first difference is.
   */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Secret<?> that)) {
      return false;
    }
    if (value instanceof String mine && that.value instanceof String theirs) {
      return MessageDigest.isEqual(utf16(mine), utf16(theirs));
    }
    return value.equals(that.value);
  }

  /** Char by char: an encoder would make the same of every half of a surrogate pair. */
  private static byte[] utf16(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    bytes.asCharBuffer().put(text);
    return bytes.array();
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
