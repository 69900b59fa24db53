package dev.keyfob.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
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
 * <p>A body is the wire form, secrets in clear. What is read are records, which mask them; no failure shows any of it.
 *
 * <p>Retrofit's own Gson converter does as well, but makes a buffer of 8 kB to read a body, however short, and another to
 * write one, and loads a Gson.
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
   * @param adapters what reads and writes a body, by its type: {@code LatitudeAdapters::of}
   */
  public static JsonConverterFactory of(Function<? super Type, ? extends TypeAdapter<?>> adapters) {
    return new JsonConverterFactory(adapters);
  }

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(Type type, Annotation[] annotations, Retrofit retrofit) {
    return new Reading<>(adapters.apply(type));
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
    return new Writing<>(adapters.apply(type));
  }

  private record Reading<T>(TypeAdapter<T> adapter) implements Converter<ResponseBody, T> {

    /**
     * Makes a failure to read of each Error. Retrofit lets some pass (a stack overflow, a missing class), and then
     * nobody hears of an asynchronous call again, nor gets to see the answer.
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
      } catch (Error failure) {
        throw new IOException(failure.getClass().getName());
      }
    }

    /** ASCII is read as UTF-8: by itself it would have a replacement for whatever is none, and no error. */
    private static Reader text(ResponseBody body) {
      MediaType type = body.contentType();
      Charset charset = type == null ? null : type.charset();
      return charset == null || charset.equals(StandardCharsets.UTF_8) || charset.equals(StandardCharsets.US_ASCII)
          ? Utf8.reader(body.byteStream(), body.contentLength())
          : body.charStream();
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
