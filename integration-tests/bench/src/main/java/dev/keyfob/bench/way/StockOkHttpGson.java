package dev.keyfob.bench.way;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.bench.payload.Payload;
import java.io.IOException;
import java.io.Reader;
import stock.okhttp.JSON;
import stock.okhttp.model.GetVpnSessions200Response;
import stock.okhttp.model.PostVpnSessionRequest;
import stock.okhttp.model.PostVpnSessionRequestData;
import stock.okhttp.model.PostVpnSessionRequestDataAttributes;
import stock.okhttp.model.VpnSessionWithPassword;

/**
 * The stock models of the okhttp-gson library with its lenient options: the stock client that loses
 * no field.
 */
public final class StockOkHttpGson {

  static {
    new JSON(); // creating the client initializes its static Gson
  }

  private static final TypeAdapter<GetVpnSessions200Response> LIST =
      JSON.getGson().getAdapter(GetVpnSessions200Response.class);
  private static final TypeAdapter<VpnSessionWithPassword> ONE =
      JSON.getGson().getAdapter(VpnSessionWithPassword.class);
  private static final TypeAdapter<PostVpnSessionRequest> REQUEST =
      JSON.getGson().getAdapter(PostVpnSessionRequest.class);

  private StockOkHttpGson() {}

  /** Decodes a listing. */
  public static GetVpnSessions200Response list(Reader json) throws IOException {
    return LIST.read(JSON.getGson().newJsonReader(json));
  }

  /** The response to a create. */
  public static VpnSessionWithPassword one(Reader json) throws IOException {
    return ONE.read(JSON.getGson().newJsonReader(json));
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
