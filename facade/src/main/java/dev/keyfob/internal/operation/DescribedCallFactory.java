package dev.keyfob.internal.operation;

import jakarta.annotation.Nullable;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import retrofit2.Call;
import retrofit2.CallAdapter;
import retrofit2.Retrofit;
import retrofit2.http.Headers;

/**
 * Makes Retrofit return each call as a {@link DescribedCall}, which knows the interface that
 * created it.
 */
final class DescribedCallFactory extends CallAdapter.Factory {

  @Override
  public @Nullable CallAdapter<?, ?> get(
      Type returnType, Annotation[] annotations, Retrofit retrofit) {
    if (getRawType(returnType) != Call.class) {
      return null;
    }
    Type body = getParameterUpperBound(0, (ParameterizedType) returnType);
    return new Adapter<>(this, body, isOfEvents(annotations));
  }

  /** Generated methods request a stream of events only by this header. */
  private static boolean isOfEvents(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .filter(Headers.class::isInstance)
        .flatMap(headers -> Arrays.stream(((Headers) headers).value()))
        .anyMatch("Accept: text/event-stream"::equalsIgnoreCase);
  }

  private record Adapter<T>(DescribedCallFactory factory, Type responseType, boolean ofEvents)
      implements CallAdapter<T, Call<T>> {

    @Override
    public Call<T> adapt(Call<T> call) {
      return new DescribedCall<>(call, factory, responseType, ofEvents);
    }
  }
}
