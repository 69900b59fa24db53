package dev.keyfob.bench.call;

import dev.keyfob.bench.way.StockOkHttpGson;
import java.io.IOException;
import stock.okhttp.ApiClient;
import stock.okhttp.ApiException;
import stock.okhttp.api.VpnSessionsApi;
import stock.okhttp.model.VpnSessionWithPassword;

/** The stock client of the okhttp-gson library. */
public final class StockOkHttpGsonCaller implements Caller {

  private final VpnSessionsApi api;

  /** Sends to that base URL. */
  public StockOkHttpGsonCaller(String url) {
    ApiClient client = new ApiClient();
    // The client's paths begin with a slash, so the base URL must not end with one.
    client.setBasePath(url.substring(0, url.length() - 1));
    client.setApiKey(KEY);
    api = new VpnSessionsApi(client);
  }

  @Override
  public Object create() throws IOException {
    try {
      return api.postVpnSession(StockOkHttpGson.request(1));
    } catch (ApiException failure) {
      throw new IOException(failure);
    }
  }

  @Override
  public String password(Object created) {
    return ((VpnSessionWithPassword) created).getData().getAttributes().getPassword();
  }
}
