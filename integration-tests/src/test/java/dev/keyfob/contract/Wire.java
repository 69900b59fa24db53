package dev.keyfob.contract;

import com.google.gson.reflect.TypeToken;
import dev.keyfob.json.JsonConverterFactory;
import dev.keyfob.sandbox.document.ExampleBody;
import dev.keyfob.testing.GeneratedClient;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Locale;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import retrofit2.Call;
import retrofit2.Response;
import retrofit2.Retrofit;

/** One call of the generated client to a server that responds with an example. */
final class Wire {

  private final MockWebServer server;

  Wire(MockWebServer server) {
    this.server = server;
  }

  Response<?> exchange(
      GeneratedClient client, Method method, Object[] arguments, ExampleBody example)
      throws ReflectiveOperationException, IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return response(example);
          }
        });
    Retrofit retrofit =
        new Retrofit.Builder()
            .baseUrl(server.url(client.document().basePath() + "/"))
            .addConverterFactory(
                JsonConverterFactory.of(type -> client.gson().getAdapter(TypeToken.get(type))))
            .build();
    Object api = retrofit.create(method.getDeclaringClass());
    return ((Call<?>) method.invoke(api, arguments)).execute();
  }

  RecordedRequest request() throws InterruptedException {
    return server.takeRequest();
  }

  static MockResponse response(ExampleBody example) {
    MockResponse.Builder response = new MockResponse.Builder().code(example.status());
    if (example.hasBody()) {
      response.setHeader("Content-Type", example.mediaType().toLowerCase(Locale.ROOT));
      response.body(example.isJson() ? example.value().toString() : example.value().asText());
    } else {
      response.removeHeader("Content-Length");
    }
    return response.build();
  }
}
