package dev.keyfob.bench.call;

import dev.keyfob.bench.way.KeyfobRequest;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import dev.keyfob.json.JsonConverterFactory;
import java.io.IOException;
import okhttp3.OkHttpClient;
import retrofit2.Retrofit;

/** Keyfob's generated client alone, used as in docs/low-level-client.md. */
public final class GeneratedCaller implements Caller {

  private final VpnSessionsApi api;

  /** Sends to that base URL. */
  public GeneratedCaller(String url) {
    OkHttpClient client =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().header("Authorization", KEY).build()))
            .build();
    api =
        new Retrofit.Builder()
            .baseUrl(url)
            .client(client)
            .addConverterFactory(JsonConverterFactory.of(LatitudeAdapters::of))
            .build()
            .create(VpnSessionsApi.class);
  }

  @Override
  public Object create() throws IOException {
    return api.postVpnSession(KeyfobRequest.create(1)).execute().body();
  }

  @Override
  public String password(Object created) {
    return ((VpnSessionWithPassword) created).data().attributes().password().reveal();
  }
}
