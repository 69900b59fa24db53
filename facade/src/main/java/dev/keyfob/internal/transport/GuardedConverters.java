package dev.keyfob.internal.transport;

import jakarta.annotation.Nullable;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Makes a failure to read of each Error that a converter throws. Retrofit lets some pass (a stack overflow, a missing
 * class), and then nobody hears of an asynchronous call again, nor gets to see the answer.
 */
final class GuardedConverters extends Converter.Factory {

  private final Converter.Factory converters;

  GuardedConverters(Converter.Factory converters) {
    this.converters = converters;
  }

  @Override
  public @Nullable Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    Converter<ResponseBody, ?> converter = converters.responseBodyConverter(type, annotations, retrofit);
    return converter == null ? null : body -> convert(converter, body);
  }

  private static @Nullable Object convert(Converter<ResponseBody, ?> converter, ResponseBody body) throws IOException {
    try {
      return converter.convert(body);
    } catch (Error failure) {
      throw new IOException(failure.getClass().getName());
    }
  }

  @Override
  public @Nullable Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameterAnnotations, Annotation[] methodAnnotations, Retrofit retrofit) {
    return converters.requestBodyConverter(type, parameterAnnotations, methodAnnotations, retrofit);
  }
}
