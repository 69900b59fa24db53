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
 * Holds a value that is shown only when asked for by name.
 *
 * <p>{@link #reveal()} and {@link #writeTo} are the only ways to the value. {@code toString}
 * returns a fixed text, {@code hashCode} is constant, Java serialization fails, Gson writes the
 * fixed text, and Jackson finds no property.
 *
 * <p><b>Limitations:</b> the value cannot be wiped from memory, because the JSON parser has created
 * a {@link String} of it.
 *
 * <p>Immutable and thread-safe if the value is.
 *
 * @param <T> the type of the value, such as {@link String} for a password or token
 * @since 0.1.0
 */
@JsonAdapter(MaskedJson.class)
public final class Secret<T> {

  static final String MASK = "[secret]";

  // transient: serializers that read fields by reflection (Gson, Jackson with field visibility)
  // skip it
  private final transient T value;

  private Secret(T value) {
    this.value = value;
  }

  /**
   * {@return a secret that holds the value}
   *
   * @param <T> the type of the value
   * @param value the value, not null
   */
  public static <T> Secret<T> of(T value) {
    return new Secret<>(Objects.requireNonNull(value, "value == null"));
  }

  /** {@return the value} From here on the caller protects it. */
  public T reveal() {
    return value;
  }

  /**
   * Writes the value as UTF-8 to a new file that only its owner can read and write. When this
   * method returns, the file is on disk.
   *
   * <p>An existing file is never replaced, and a file that could not be completed is deleted. An
   * interrupt is deferred until the file is written. A link at the path is rejected; links in
   * parent folders are followed.
   *
   * <p><b>Risk:</b> the permissions of parent folders are not checked. Choose a folder that only
   * its owner can write to.
   *
   * @param file the path; its folder must exist and the file must not
   * @throws FileAlreadyExistsException if the path exists, even as a link
   * @throws IOException if the file cannot be written, its file system has no owner-only files, or
   *     the text has an unpaired surrogate, which UTF-8 cannot encode
   * @throws IllegalStateException if the value is not text
   */
  public void writeTo(Path file) throws IOException {
    if (!(value instanceof CharSequence text)) {
      throw new IllegalStateException(
          "only text can be written to a file: reveal() the value and encode it");
    }
    OwnerOnlyFile.create(file, utf8(text));
  }

  /** Does not use String.getBytes, which replaces unpaired surrogates with question marks. */
  private static byte[] utf8(CharSequence text) throws IOException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException halfAPair) {
      throw new IOException(
          "the text has an unpaired surrogate, which UTF-8 cannot encode: use reveal()");
    }
  }

  /**
   * Compares the values. For text, the time does not depend on the position of the first
   * difference.
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

  /** Encodes each char, because an encoder would make all unpaired surrogates equal. */
  private static byte[] utf16(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  /** Returns the same number for every secret, because a hash reveals something of the value. */
  @Override
  public int hashCode() {
    return Secret.class.getName().length();
  }

  /** Returns a fixed text. */
  @Override
  public String toString() {
    return MASK;
  }
}
