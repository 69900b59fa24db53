package consumer;

import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import feign.Request;
import feign.Response;
import feign.okhttp.OkHttpClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Uses a library that was built on OkHttp 4.12, and Keyfob. */
public final class Main {

  private Main() {}

  /** Arguments: the base URLs of Latitude.sh and Ping Network, and a folder for secrets. */
  public static void main(String[] args) throws IOException {
    Request request =
        Request.create(
            Request.HttpMethod.GET,
            args[0] + "vpn_sessions",
            Map.of(
                "Accept",
                List.of("application/vnd.api+json"),
                "Authorization",
                List.of(System.getenv("LATITUDESH_BEARER"))),
            Request.Body.create((byte[]) null),
            null);
    try (Response response = new OkHttpClient().execute(request, new Request.Options())) {
      System.out.println("the other library got status " + response.status());
    }
    try (LatitudeClient latitude =
        LatitudeClient.builder()
            .baseUrl(args[0])
            .apiKey(System.getenv("LATITUDESH_BEARER"))
            .build()) {
      IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_8NkvdyGKDeLpx");
      session.password().writeTo(Path.of(args[2], "vpn-password"));
      System.out.println(session);
    }
    System.exit(0); // the other library leaves its threads behind
  }
}
