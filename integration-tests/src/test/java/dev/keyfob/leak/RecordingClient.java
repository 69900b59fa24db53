package dev.keyfob.leak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import retrofit2.Invocation;

/** Creates an OkHttpClient that records all texts of requests and responses. */
public final class RecordingClient {

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger written = new AtomicInteger();
  private volatile boolean arguments;

  public OkHttpClient client() {
    return new OkHttpClient.Builder()
        .addInterceptor(this::asApplication)
        .addNetworkInterceptor(this::asNetwork)
        .eventListener(new Events())
        .build();
  }

  public List<String> seen() {
    return List.of(seen.toArray(String[]::new));
  }

  /** Returns the number of requests that the client started to write. */
  public int written() {
    return written.get();
  }

  /**
   * Returns whether a request still had Retrofit's tag, whose text contains the arguments of the
   * call.
   */
  boolean sawArguments() {
    return arguments;
  }

  private Response asApplication(Interceptor.Chain chain) throws IOException {
    Request request = chain.request();
    // The client adds the key after this interceptor, so no header value may contain it here.
    seen.add(request.headers().toMultimap().toString());
    look(request);
    Response response = chain.proceed(request);
    seen.add(response.headers().toMultimap().toString());
    seen.add(response.request().headers().toMultimap().toString());
    look(response);
    return response;
  }

  private Response asNetwork(Interceptor.Chain chain) throws IOException {
    look(chain.request());
    Response response = chain.proceed(chain.request());
    look(response);
    return response;
  }

  private void look(Request request) {
    seen.add(Thread.currentThread().getName());
    seen.add(request.toString());
    seen.add(String.valueOf(request.tag()));
    arguments |= request.tag(Invocation.class) != null;
    seen.add(String.valueOf(request.body()));
    seen.add(request.headers().toString());
  }

  private void look(Response response) {
    seen.add(response.toString());
    seen.add(String.valueOf(response.body()));
    seen.add(response.headers().toString());
    look(response.request());
  }

  private final class Events extends EventListener {

    @Override
    public void callStart(Call call) {
      seen.add(call.toString());
      look(call.request());
    }

    @Override
    public void requestHeadersStart(Call call) {
      written.incrementAndGet();
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
      look(request);
    }

    @Override
    public void responseHeadersEnd(Call call, Response response) {
      look(response);
    }

    @Override
    public void callFailed(Call call, IOException failure) {
      seen.add(LeakChannels.trace(failure));
    }
  }
}
