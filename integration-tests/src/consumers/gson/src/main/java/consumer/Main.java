package consumer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.internal.GsonBuildConfig;
import dev.keyfob.latitude.IssuedApiKey;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.NewApiKey;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.IssuedSession;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/** Writes all results as JSON, with a Gson that has no adapter of Keyfob. */
public final class Main {

  private Main() {}

  /** Arguments: the base URLs of Latitude.sh and Ping Network, and a folder for secrets. */
  public static void main(String[] args) throws IOException {
    System.out.println("Gson " + GsonBuildConfig.VERSION);
    try (LatitudeClient latitude =
            LatitudeClient.builder()
                .baseUrl(args[0])
                .apiKey(System.getenv("LATITUDESH_BEARER"))
                .build();
        PingNetworkClient ping =
            PingNetworkClient.builder()
                .baseUrl(args[1])
                .apiKey(System.getenv("PINGNETWORK_API_KEY"))
                .build()) {
      IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_8NkvdyGKDeLpx");
      session.password().writeTo(Path.of(args[2], "vpn-password"));
      IssuedApiKey key = latitude.apiKeys().create(NewApiKey.named("gson"));
      IssuedSession vless = ping.sessions().create(NewSession.of("customer-17", "de-fra"));
      JsonSerializer<OffsetDateTime> times =
          (time, type, context) -> new JsonPrimitive(time.toString());
      Gson plain = new GsonBuilder().registerTypeAdapter(OffsetDateTime.class, times).create();
      Gson telling = plain.newBuilder().serializeNulls().setPrettyPrinting().create();
      for (Object value :
          List.of(session.password(), session.generated(), key.generated(), vless.generated())) {
        System.out.println(plain.toJson(value));
        System.out.println(telling.toJson(Map.of("in a map", List.of(value))));
      }
      JsonObject own = new JsonObject();
      own.addProperty("password", session.password().toString());
      System.out.println(plain.toJson(own));
    }
  }
}
