package dev.keyfob.bench.way;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.generated.latitude.model.GetVpnSessionsResponse;
import dev.keyfob.generated.latitude.model.LatitudeAdapters;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import dev.keyfob.generated.latitude.model.VpnSessionWithPassword;
import java.io.IOException;
import java.io.Reader;

/** Decodes generated records by their generated adapters. */
public final class Keyfob {

  private static final Gson GSON = LatitudeAdapters.gson();
  private static final TypeAdapter<GetVpnSessionsResponse> LIST =
      GSON.getAdapter(GetVpnSessionsResponse.class);
  private static final TypeAdapter<VpnSessionWithPassword> ONE =
      GSON.getAdapter(VpnSessionWithPassword.class);
  private static final TypeAdapter<PostVpnSessionRequest> REQUEST =
      GSON.getAdapter(PostVpnSessionRequest.class);

  private Keyfob() {}

  /** Decodes a listing. */
  public static GetVpnSessionsResponse list(Reader json) throws IOException {
    return LIST.read(GSON.newJsonReader(json));
  }

  /** The response to a create. */
  public static VpnSessionWithPassword one(Reader json) throws IOException {
    return ONE.read(GSON.newJsonReader(json));
  }

  /** Writes a create. */
  public static void write(JsonWriter out, PostVpnSessionRequest request) throws IOException {
    REQUEST.write(out, request);
  }
}
