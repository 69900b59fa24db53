package dev.keyfob.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.generated.latitude.api.VpnSessionsApi;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestData;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequestDataAttributes;
import dev.keyfob.generated.latitude.model.SiteCode;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Converter;
import retrofit2.Response;
import retrofit2.Retrofit;

class JsonConverterFactoryTest {

  private static final String SECRET = "CANARY-é→𝄞";

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void secretIsReadAndMasked() throws Exception {
    response(session(SECRET), StandardCharsets.UTF_8, "application/vnd.api+json; charset=utf-8");
    VpnSessionWithPassword read = create().execute().body();
    assertEquals(SECRET, read.data().attributes().password().reveal());
    assertFalse(read.toString().contains("CANARY"));
  }

  @Test
  @SuppressWarnings("unchecked") // unchecked, but the adapter has the type of the first argument
  void writesSecondsOfDateTimesInUrlsAndHeaders() throws Exception {
    Converter<OffsetDateTime, String> converter =
        (Converter<OffsetDateTime, String>)
            JsonConverterFactory.of(LatitudeAdapters::of)
                .stringConverter(OffsetDateTime.class, new Annotation[0], null);
    assertEquals(
        "2026-01-02T03:04:00Z", converter.convert(OffsetDateTime.parse("2026-01-02T03:04Z")));
  }

  @Test
  void omitsFieldsThatAreNotSet() throws Exception {
    response(session(SECRET), StandardCharsets.UTF_8, "application/json");
    create().execute();
    RecordedRequest request = server.takeRequest();
    assertEquals("{\"data\":{\"attributes\":{\"site\":\"SAO\"}}}", request.getBody().utf8());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "; charset=utf-8",
        "; charset=us-ascii",
        "; charset=iso-8859-1",
        "; charset=none"
      })
  void readsUtf8DespiteAnotherDeclaredCharset(String called) throws Exception {
    response(session(SECRET), StandardCharsets.UTF_8, "application/json" + called);
    assertEquals(SECRET, password(create().execute()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-32BE", "GB18030"})
  void readsOtherEncodingsByTheDeclaredCharset(String charset) throws Exception {
    response(session(SECRET), Charset.forName(charset), "application/json; charset=" + charset);
    assertEquals(SECRET, password(create().execute()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE"})
  void readsEncodingOfTheByteOrderMark(String charset) throws Exception {
    response("\ufeff" + session(SECRET), Charset.forName(charset), "application/json");
    assertEquals(SECRET, password(create().execute()));
  }

  /** Decoding with a replacement character would silently change the secret. */
  @ParameterizedTest
  @ValueSource(strings = {"", "; charset=utf-8", "; charset=us-ascii", "; charset=none"})
  void rejectsBytesThatFitNoCharset(String called) {
    response(session("CANARY-é"), StandardCharsets.ISO_8859_1, "application/json" + called);
    assertThrows(CharacterCodingException.class, () -> create().execute());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CANARY-1",
        "{\"data\":{\"attributes\":{\"password\":CANARY-1}}}",
        "{\"data\":{\"attributes\":{\"password\":\"CANARY-1\"}}} CANARY-2",
        "{\"data\":{\"attributes\":{\"password\":\"CANARY-1",
        "{\"data\":{\"attributes\":{\"password\":\"\\uCANARY-1\"}}}",
        "{\"data\":{\"attributes\":{\"CANARY-1\":nope}}}",
      })
  void failureShowsNothingOfTheBody(String json) {
    response(json, StandardCharsets.UTF_8, "application/json");
    Exception failure = assertThrows(JsonParseException.class, () -> create().execute());
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains("CANA"), trace::toString);
  }

  @Test
  void bodyOfAnotherJsonTypeIsInTheException() {
    response("[\"CANARY-1\"]", StandardCharsets.UTF_8, "application/json");
    MismatchException mismatch = assertThrows(MismatchException.class, () -> create().execute());
    assertEquals("[\"CANARY-1\"]", mismatch.json().reveal().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{} more", "{"})
  void closesTheBodyInAnyCase(String json) throws IOException {
    boolean[] closed = {false};
    Source source =
        new ForwardingSource(new Buffer().writeUtf8(json)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    ResponseBody body =
        ResponseBody.create(Okio.buffer(source), MediaType.get("application/json"), -1);
    try {
      converter(LatitudeAdapters::of).convert(body);
    } catch (JsonParseException asExpected) {
      // The test checks that the body is closed in this case, too.
    }
    assertTrue(closed[0]);
  }

  @Test
  void returnsNoConverterForTypeWithoutAdapter() {
    assertThrows(IllegalArgumentException.class, () -> api(type -> null).postVpnSession(request()));
  }

  @Test
  void asynchronousCallFailsIfAnAdapterThrowsAnError() throws Exception {
    response(session(SECRET), StandardCharsets.UTF_8, "application/json");
    CompletableFuture<Throwable> heard = new CompletableFuture<>();
    api(type ->
            type == VpnSessionWithPassword.class ? new Overflowing() : LatitudeAdapters.of(type))
        .postVpnSession(request())
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(
                  Call<VpnSessionWithPassword> call, Response<VpnSessionWithPassword> response) {
                heard.complete(null);
              }

              @Override
              public void onFailure(Call<VpnSessionWithPassword> call, Throwable failure) {
                heard.complete(failure);
              }
            });
    Throwable failure = assertInstanceOf(JsonParseException.class, heard.get(1, TimeUnit.MINUTES));
    assertTrue(failure.getMessage().contains("java.lang.StackOverflowError"));
  }

  private void response(String json, Charset charset, String mediaType) {
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
                .attributes(
                    PostVpnSessionRequestDataAttributes.builder().site(SiteCode.SAO).build())
                .build())
        .build();
  }

  @SuppressWarnings("unchecked")
  private static Converter<ResponseBody, VpnSessionWithPassword> converter(
      Function<Type, TypeAdapter<?>> adapters) {
    Retrofit retrofit = new Retrofit.Builder().baseUrl("http://localhost/").build();
    return (Converter<ResponseBody, VpnSessionWithPassword>)
        JsonConverterFactory.of(adapters)
            .responseBodyConverter(VpnSessionWithPassword.class, new Annotation[0], retrofit);
  }

  private static final class Overflowing extends TypeAdapter<VpnSessionWithPassword> {

    @Override
    public VpnSessionWithPassword read(JsonReader in) {
      throw new StackOverflowError();
    }

    @Override
    public void write(JsonWriter out, VpnSessionWithPassword value) {
      throw new IllegalStateException("no test sends one");
    }
  }
}
