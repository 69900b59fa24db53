package dev.keyfob.json;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import jakarta.annotation.Nullable;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * A Retrofit converter factory for the bodies of the generated interfaces:
 *
 * <pre>{@code
 * new Retrofit.Builder()
 *     .addConverterFactory(JsonConverterFactory.of(LatitudeAdapters::of))
 * }</pre>
 *
 * <p>Request bodies contain secrets in clear. Responses become records that mask them. A body that
 * cannot be read is one of these exceptions; the server has applied the operation by then:
 *
 * <ul>
 *   <li>{@link CharacterCodingException} if the body's encoding is invalid. A replacement character
 *       would change a secret.
 *   <li>{@link JsonParseException} if the body is not valid JSON. It quotes nothing of the body,
 *       unlike Gson's own messages.
 *   <li>{@link MismatchException} if the body is of another JSON type. It holds the body.
 * </ul>
 *
 * <p>A body declared as UTF-8 must be UTF-8; {@link BodyText} detects any other encoding.
 * Thread-safe, as the adapters are.
 *
 * @since 0.1.0
 */
public final class JsonConverterFactory extends Converter.Factory {

  private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");
  private static final int TYPICAL_REQUEST_LENGTH = 256;

  private final Function<? super Type, ? extends TypeAdapter<?>> adapters;

  private JsonConverterFactory(Function<? super Type, ? extends TypeAdapter<?>> adapters) {
    this.adapters = Objects.requireNonNull(adapters, "adapters");
  }

  /**
   * {@return a factory for one provider's bodies}
   *
   * @param adapters returns the adapter of a type, or null to leave it to the next factory. {@code
   *     LatitudeAdapters::of} never returns null.
   */
  public static JsonConverterFactory of(Function<? super Type, ? extends TypeAdapter<?>> adapters) {
    return new JsonConverterFactory(adapters);
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    TypeAdapter<?> adapter = adapters.apply(type);
    return adapter == null ? null : new ResponseConverter<>(adapter);
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    TypeAdapter<?> adapter = adapters.apply(type);
    return adapter == null ? null : new RequestConverter<>(adapter);
  }

  /**
   * Writes date-times in paths, queries and headers as in bodies. {@code OffsetDateTime.toString}
   * leaves out seconds that are zero, which RFC 3339 does not allow.
   */
  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return type == OffsetDateTime.class
        ? (Converter<OffsetDateTime, String>) Rfc3339::format
        : null;
  }

  private record ResponseConverter<T>(TypeAdapter<T> adapter)
      implements Converter<ResponseBody, T> {

    /**
     * Turns each Error into an exception, too. Retrofit does not report some Errors (a stack
     * overflow, a missing class) of an asynchronous call, so the call would never complete.
     */
    @Override
    public @Nullable T convert(ResponseBody body) throws IOException {
      try (body) {
        JsonReader in = new JsonReader(text(body));
        T value = adapter.read(in);
        if (in.peek() != JsonToken.END_DOCUMENT) {
          throw new MalformedJsonException("there is more text after the JSON");
        }
        return value;
      } catch (MismatchException mismatch) {
        throw mismatch;
      } catch (MalformedJsonException | EOFException | RuntimeException | Error failure) {
        throw redacted(failure);
      }
    }

    private static Reader text(ResponseBody body) throws IOException {
      MediaType type = body.contentType();
      if (type != null && StandardCharsets.UTF_8.equals(type.charset())) {
        return Utf8.reader(body.byteStream(), body.contentLength());
      }
      byte[] bytes = body.bytes();
      if (BodyText.isPlain(bytes)) {
        return Utf8.reader(new ByteArrayInputStream(bytes), bytes.length);
      }
      String text = BodyText.fitting(bytes, () -> type, false);
      if (text == null) {
        throw new CharacterCodingException();
      }
      return new StringReader(text);
    }

    private static JsonParseException redacted(Throwable failure) {
      JsonParseException redacted =
          new JsonParseException(
              "the body is not the expected JSON: "
                  + failure.getClass().getName()
                  + " (message omitted: it may quote the body)");
      redacted.setStackTrace(failure.getStackTrace());
      return redacted;
    }
  }

  private record RequestConverter<T>(TypeAdapter<T> adapter) implements Converter<T, RequestBody> {

    @Override
    public RequestBody convert(T value) throws IOException {
      StringWriter text = new StringWriter(TYPICAL_REQUEST_LENGTH);
      JsonWriter out = new JsonWriter(text);
      out.setSerializeNulls(false);
      adapter.write(out, value);
      return RequestBody.create(text.toString().getBytes(StandardCharsets.UTF_8), JSON);
    }
  }
}
