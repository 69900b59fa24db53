package dev.keyfob.internal.transport;

import com.google.gson.JsonSyntaxException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.json.Utf8;
import jakarta.annotation.Nullable;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Bodies to and from JSON. Retrofit's own Gson converter makes a buffer of 8 kB to read one, however short, and another to
 * write one.
 */
final class JsonConverters extends Converter.Factory {

  private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");
  private static final int USUAL_REQUEST = 256;

  private final Function<Type, TypeAdapter<?>> adapters;

  /**
   * @param adapters what reads and writes the provider's bodies, by type
   */
  JsonConverters(Function<Type, TypeAdapter<?>> adapters) {
    this.adapters = adapters;
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
        JsonReader in = new JsonReader(Utf8.reader(body.byteStream(), body.contentLength()));
        T value = adapter.read(in);
        if (in.peek() != JsonToken.END_DOCUMENT) {
          throw new JsonSyntaxException("there is more behind the JSON");
        }
        return value;
      } catch (Error failure) {
        throw new IOException(failure.getClass().getName());
      }
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
