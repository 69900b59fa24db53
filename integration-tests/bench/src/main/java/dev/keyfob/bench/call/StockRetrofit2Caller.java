package dev.keyfob.bench.call;

import dev.keyfob.bench.way.StockRetrofit2;
import java.io.IOException;
import stock.retrofit.ApiClient;
import stock.retrofit.api.VpnSessionsApi;
import stock.retrofit.model.VpnSessionWithPassword;

/** The stock client of the retrofit2 library. */
public final class StockRetrofit2Caller implements Caller {

  private final VpnSessionsApi api;

  /** Sends to that base URL. */
  public StockRetrofit2Caller(String url) {
    ApiClient client = new ApiClient("Bearer", KEY);
    client.getAdapterBuilder().baseUrl(url);
    api = client.createService(VpnSessionsApi.class);
  }

  @Override
  public Object create() throws IOException {
    return api.postVpnSession(StockRetrofit2.request(1)).execute().body();
  }

  @Override
  public String password(Object created) {
    return ((VpnSessionWithPassword) created).getData().getAttributes().getPassword();
  }
}
