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
import java.util.Objects;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Bodies to and from JSON, for a Retrofit of the generated interfaces:
 *
 * <pre>{@code
 * new Retrofit.Builder()
 *     .addConverterFactory(JsonConverterFactory.of(LatitudeAdapters::of))
 * }</pre>
 *
 * <p>A body is the wire form, secrets in clear; what is read are records, which mask them. A body
 * that is declared as UTF-8 has to be UTF-8; what any other is, {@link BodyText} finds out. One
 * that is not what it has to be is a {@link CharacterCodingException}, since a replacement would be
 * another secret. A body that is not the JSON it should be is a {@link JsonParseException} that
 * shows nothing of it, where Gson's own messages quote names and parts of values; one of another
 * JSON type is a {@link MismatchException}, which has it. By then the operation has been carried
 * out.
 *
 * <p>Thread-safe, as the adapters are.
 *
 * @since 0.1.0
 */
public final class JsonConverterFactory extends Converter.Factory {

  private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");
  private static final int USUAL_REQUEST = 256;

  private final Function<? super Type, ? extends TypeAdapter<?>> adapters;

  private JsonConverterFactory(Function<? super Type, ? extends TypeAdapter<?>> adapters) {
    this.adapters = Objects.requireNonNull(adapters, "adapters");
  }

  /**
   * {@return a factory for one provider's bodies}
   *
   * @param adapters what reads and writes a body, by its type; null leaves a type to the factories
   *     after this one. {@code LatitudeAdapters::of} leaves none
   */
  public static JsonConverterFactory of(Function<? super Type, ? extends TypeAdapter<?>> adapters) {
    return new JsonConverterFactory(adapters);
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    TypeAdapter<?> adapter = adapters.apply(type);
    return adapter == null ? null : new Reading<>(adapter);
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    TypeAdapter<?> adapter = adapters.apply(type);
    return adapter == null ? null : new Writing<>(adapter);
  }

  private record Reading<T>(TypeAdapter<T> adapter) implements Converter<ResponseBody, T> {

    /**
     * Makes an exception of each Error, too. Retrofit lets some pass (a stack overflow, a missing
     * class), and then nobody hears of an asynchronous call again, nor gets to see the answer.
     */
    @Override
    public @Nullable T convert(ResponseBody body) throws IOException {
      try (body) {
        JsonReader in = new JsonReader(text(body));
        T value = adapter.read(in);
        if (in.peek() != JsonToken.END_DOCUMENT) {
          throw new MalformedJsonException("there is more behind the JSON");
        }
        return value;
      } catch (MismatchException shown) {
        throw shown;
      } catch (MalformedJsonException | EOFException | RuntimeException | Error failure) {
        throw withoutText(failure);
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

    private static JsonParseException withoutText(Throwable failure) {
      JsonParseException told =
          new JsonParseException(
              "the body is not the JSON that is expected: "
                  + failure.getClass().getName()
                  + " (message left out: it may quote the body)");
      told.setStackTrace(failure.getStackTrace());
      return told;
    }
  }

  private record Writing<T>(TypeAdapter<T> adapter) implements Converter<T, RequestBody> {

    @Override
    public RequestBody convert(T value) throws IOException {
      StringWriter text = new StringWriter(USUAL_REQUEST);
      JsonWriter out = new JsonWriter(text);
      out.setSerializeNulls(false);
      adapter.write(out, value);
      return RequestBody.create(text.toString().getBytes(StandardCharsets.UTF_8), JSON);
    }
  }
}
