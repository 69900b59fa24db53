package dev.keyfob.bench.way;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.bench.payload.Payload;
import java.io.IOException;
import java.io.Reader;
import stock.retrofit.JSON;
import stock.retrofit.model.GetVpnSessions200Response;
import stock.retrofit.model.PostVpnSessionRequest;
import stock.retrofit.model.PostVpnSessionRequestData;
import stock.retrofit.model.PostVpnSessionRequestDataAttributes;
import stock.retrofit.model.VpnSessionWithPassword;

/**
 * The stock models of the retrofit2 library through reflective Gson: dates as text, unknown fields
 * dropped.
 */
public final class StockRetrofit2 {

  private static final Gson GSON = new JSON().getGson();
  private static final TypeAdapter<GetVpnSessions200Response> LIST =
      GSON.getAdapter(GetVpnSessions200Response.class);
  private static final TypeAdapter<VpnSessionWithPassword> ONE =
      GSON.getAdapter(VpnSessionWithPassword.class);
  private static final TypeAdapter<PostVpnSessionRequest> REQUEST =
      GSON.getAdapter(PostVpnSessionRequest.class);

  private StockRetrofit2() {}

  /** Decodes a listing. */
  public static GetVpnSessions200Response list(Reader json) throws IOException {
    return LIST.read(GSON.newJsonReader(json));
  }

  /** The response to a create. */
  public static VpnSessionWithPassword one(Reader json) throws IOException {
    return ONE.read(GSON.newJsonReader(json));
  }

  /** A create. */
  public static PostVpnSessionRequest request(int number) {
    return new PostVpnSessionRequest()
        .data(
            new PostVpnSessionRequestData()
                .type(PostVpnSessionRequestData.TypeEnum.VPN_SESSIONS)
                .attributes(
                    new PostVpnSessionRequestDataAttributes()
                        .site(PostVpnSessionRequestDataAttributes.SiteEnum.fromValue(Payload.SITE))
                        .serverId(Payload.serverId(number))));
  }

  /** Writes a create. */
  public static void write(JsonWriter out, PostVpnSessionRequest request) throws IOException {
    REQUEST.write(out, request);
  }
}
