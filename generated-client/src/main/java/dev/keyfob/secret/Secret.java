package dev.keyfob.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.gson.annotations.JsonAdapter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Holds a value that is shown only when asked for by name.
 *
 * <p>{@link #reveal()} and {@link #writeTo} are the only ways to the value. {@code toString}
 * returns a fixed text, {@code hashCode} is constant, Java serialization fails, Gson and Jackson
 * write the fixed text and refuse to read it, and AssertJ's recursive comparison compares the
 * values without printing them.
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

  static final String NOT_READ =
      "a Secret is not read from JSON, because JSON libraries write it as [secret]: read the text"
          + " as a String, and call Secret.of";

  /**
   * Holds the value inside an object of the JDK. Assertion and mapping libraries that walk fields
   * by reflection stop there, and compare and print it by its own methods. The field is transient,
   * because serializers that read fields (Gson, Jackson with field visibility) skip those.
   */
  private final transient Map.Entry<Content<T>, String> entry;

  private Secret(Supplier<? extends T> value) {
    this.entry = Map.entry(new Content<>(value), "");
  }

  /**
   * {@return a secret that holds the value}
   *
   * @param <T> the type of the value
   * @param value the value, not null
   */
  public static <T> Secret<T> of(T value) {
    Objects.requireNonNull(value, "value == null");
    return new Secret<>(() -> value);
  }

  /**
   * {@return a secret that holds the text} Configuration libraries that look for this method, such
   * as Spring Boot's, bind text to it.
   *
   * @param value the text, not null
   */
  public static Secret<String> of(String value) {
    Objects.requireNonNull(value, "value == null");
    return new Secret<>(() -> value);
  }

  /**
   * {@return a secret whose value is computed each time it is asked for} For a value that takes
   * much memory and is seldom needed.
   *
   * @param <T> the type of the value
   * @param value computes the value, which must not be null
   */
  public static <T> Secret<T> computed(Supplier<? extends T> value) {
    return new Secret<>(Objects.requireNonNull(value, "value == null"));
  }

  /** Jackson calls this method for any JSON, and puts the message into its own exception. */
  @JsonCreator
  @SuppressWarnings("UnusedVariable") // the parameter makes Jackson take any JSON
  private static Secret<?> refuse(Object json) {
    throw new IllegalArgumentException(NOT_READ);
  }

  /**
   * {@return the value} From here on the caller protects it.
   *
   * @throws IllegalStateException if Jackson calls this method, which it does if it is configured
   *     to take every method for a property
   */
  public T reveal() {
    Serializers.refuseDirectCall();
    return value();
  }

  private T value() {
    return entry.getKey().value.get();
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
    if (!(value() instanceof CharSequence text)) {
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
    return other instanceof Secret<?> that && entry.getKey().equals(that.entry.getKey());
  }

  /** Returns the same number for every secret, because a hash reveals something of the value. */
  @Override
  public int hashCode() {
    return entry.getKey().hashCode();
  }

  /** Returns a fixed text. */
  @JsonValue
  @Override
  public String toString() {
    return MASK;
  }

  /** Compares and prints as its secret does. */
  private static final class Content<T> {

    private final Supplier<? extends T> value;

    Content(Supplier<? extends T> value) {
      this.value = value;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Content<?> that)) {
        return false;
      }
      Object mine = value.get();
      Object theirs = that.value.get();
      if (mine instanceof String text && theirs instanceof String otherText) {
        return MessageDigest.isEqual(utf16(text), utf16(otherText));
      }
      return mine.equals(theirs);
    }

    /** Encodes each char, because an encoder would make all unpaired surrogates equal. */
    private static byte[] utf16(String text) {
      ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
      bytes.asCharBuffer().put(text);
      return bytes.array();
    }

    @Override
    public int hashCode() {
      return Secret.class.getName().length();
    }

    @Override
    public String toString() {
      return MASK;
    }
  }
}
