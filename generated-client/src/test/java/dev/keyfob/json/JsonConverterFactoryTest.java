package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.Site;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Type;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;
import retrofit2.Retrofit;

class JsonConverterFactoryTest {

  private static final String SECRET = "CANARY-é→𝄞";

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void secretIsReadAndMasked() throws Exception {
    answer(session(SECRET), StandardCharsets.UTF_8, "application/vnd.api+json; charset=utf-8");
    VpnSessionWithPassword read = create().execute().body();
    assertEquals(SECRET, read.data().attributes().password().reveal());
    assertFalse(read.toString().contains("CANARY"));
  }

  @Test
  void whatIsNotSetIsNotSent() throws Exception {
    answer(session(SECRET), StandardCharsets.UTF_8, "application/json");
    create().execute();
    RecordedRequest request = server.takeRequest();
    assertEquals("{\"data\":{\"attributes\":{\"site\":\"SAO\"}}}", request.getBody().utf8());
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "application/json; charset=us-ascii", "application/json; charset=none"})
  void whatIsNotCalledAnythingElseIsUtf8(String mediaType) throws Exception {
    answer(session(SECRET), StandardCharsets.UTF_8, mediaType);
    assertEquals(SECRET, password(create().execute()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE", "GB18030"})
  void charsetOfTheMediaTypeIsReadWhatever(String charset) throws Exception {
    answer(session(SECRET), Charset.forName(charset), "application/json; charset=" + charset);
    assertEquals(SECRET, password(create().execute()));
  }

  @Test
  void byteOrderMarkIsNoPartOfTheJson() throws Exception {
    answer("\ufeff" + session(SECRET), StandardCharsets.UTF_8, "application/json");
    assertEquals(SECRET, password(create().execute()));
  }

  /** A replacement would be another secret, and nobody would know. */
  @Test
  void whatIsNotUtf8IsAnError() {
    answer(session("CANARY-é"), StandardCharsets.ISO_8859_1, "application/json");
    assertThrows(MalformedInputException.class, () -> create().execute());
  }

  @Test
  void whatIsBehindTheJsonIsAnError() {
    answer(session(SECRET) + "{}", StandardCharsets.UTF_8, "application/json");
    assertThrows(MalformedJsonException.class, () -> create().execute());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY-1",
        "{\"data\":{\"attributes\":{\"password\":CANARY-1}}}",
        "{\"data\":{\"attributes\":{\"password\":\"CANARY-1\"}}} CANARY-2",
        "{\"data\":{\"attributes\":{\"password\":\"CANARY-1",
        "{\"data\":{\"attributes\":{\"password\":\"CANARY-1\\u00zz\"}}}",
      })
  void failureShowsNothingOfTheAnswer(String json) {
    answer(json, StandardCharsets.UTF_8, "application/json");
    Exception failure = assertThrows(Exception.class, () -> create().execute());
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains("CANARY"));
  }

  @Test
  void connectionIsUsedAgainAfterAFailure() throws Exception {
    answer(session(SECRET) + "{}", StandardCharsets.UTF_8, "application/json");
    answer(session(SECRET), StandardCharsets.UTF_8, "application/json");
    VpnSessionsApi api = api(LatitudeAdapters::of);
    assertThrows(MalformedJsonException.class, () -> api.postVpnSession(request()).execute());
    api.postVpnSession(request()).execute();
    assertEquals(server.takeRequest().getConnectionIndex(), server.takeRequest().getConnectionIndex());
  }

  @Test
  void whoDoesNotWaitHearsOfAnError() throws Exception {
    answer(session(SECRET), StandardCharsets.UTF_8, "application/json");
    CompletableFuture<Throwable> heard = new CompletableFuture<>();
    api(type -> type == VpnSessionWithPassword.class ? new Overflowing() : LatitudeAdapters.of(type))
        .postVpnSession(request())
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(Call<VpnSessionWithPassword> call, Response<VpnSessionWithPassword> response) {
                heard.complete(null);
              }

              @Override
              public void onFailure(Call<VpnSessionWithPassword> call, Throwable failure) {
                heard.complete(failure);
              }
            });
    Throwable failure = assertInstanceOf(IOException.class, heard.get(1, TimeUnit.MINUTES));
    assertEquals("java.lang.StackOverflowError", failure.getMessage());
  }

  private void answer(String json, Charset charset, String mediaType) {
    server.enqueue(
        new MockResponse.Builder()
            .code(201)
            .setHeader("Content-Type", mediaType)
            .body(new Buffer().writeString(json, charset))
            .build());
  }

  private static String session(String password) {
    return "{\"data\":{\"attributes\":{\"password\":\"" + password + "\"}}}";
  }

  private static String password(Response<VpnSessionWithPassword> response) {
    return response.body().data().attributes().password().reveal();
  }

  private Call<VpnSessionWithPassword> create() {
    return api(LatitudeAdapters::of).postVpnSession(request());
  }

  private VpnSessionsApi api(Function<Type, TypeAdapter<?>> adapters) {
    return new Retrofit.Builder()
        .baseUrl(server.url("/"))
        .addConverterFactory(JsonConverterFactory.of(adapters))
        .build()
        .create(VpnSessionsApi.class);
  }

  private static PostVpnSessionRequest request() {
    return PostVpnSessionRequest.builder()
        .data(
            PostVpnSessionRequestData.builder()
                .attributes(PostVpnSessionRequestDataAttributes.builder().site(Site.SAO).build())
                .build())
        .build();
  }

  /** As a deeply nested answer would make it. */
  private static final class Overflowing extends TypeAdapter<VpnSessionWithPassword> {

    @Override
    public VpnSessionWithPassword read(JsonReader in) {
      throw new StackOverflowError();
    }

    @Override
    public void write(JsonWriter out, VpnSessionWithPassword value) {
      throw new IllegalStateException("nobody sends one");
    }
  }
}
