package dev.keyfob.bench.call;

import com.google.gson.stream.JsonWriter;
import dev.keyfob.bench.way.HandWritten;
import dev.keyfob.bench.way.PlainSession;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Hand-written OkHttp code: the URL is a string, responses are read as a stream. */
public class RawOkHttpCaller implements Caller {

  private static final MediaType JSON = MediaType.get("application/json; charset=UTF-8");
  private static final int USUAL_REQUEST = 256;

  private final OkHttpClient client = new OkHttpClient();
  private final String url;

  /** Sends to that base URL. */
  public RawOkHttpCaller(String url) {
    this.url = url + "vpn_sessions";
  }

  @Override
  public Object create() throws IOException {
    Request request =
        new Request.Builder()
            .url(url)
            .header("Authorization", KEY)
            .header("Accept", "application/vnd.api+json, application/json")
            .header("API-Version", "2023-06-01")
            .post(body())
            .build();
    try (Response response = client.newCall(request).execute()) {
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      return HandWritten.one(text(response.body()));
    }
  }

  Reader text(ResponseBody body) throws IOException {
    return body.charStream();
  }

  private static RequestBody body() throws IOException {
    StringWriter text = new StringWriter(USUAL_REQUEST);
    HandWritten.write(new JsonWriter(text), HandWritten.request(1));
    return RequestBody.create(text.toString(), JSON);
  }

  @Override
  public String password(Object created) {
    return ((PlainSession<?>) created).password();
  }
}
