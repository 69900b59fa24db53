package consumer;

import dev.keyfob.generated.latitude.LatitudeDocument;
import dev.keyfob.generated.latitude.model.SiteCode;
import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.pingnetwork.NewSession;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import okhttp3.OkHttpClient;

/** Calls both providers from a named module. */
public final class Main {

  private Main() {}

  /** Arguments: the base URLs of Latitude.sh and Ping Network, and a folder for secrets. */
  public static void main(String[] args) throws IOException {
    OkHttpClient own =
        new OkHttpClient.Builder()
            .addNetworkInterceptor(
                chain -> {
                  System.out.println("user agent " + chain.request().header("User-Agent"));
                  return chain.proceed(chain.request());
                })
            .build();
    try (LatitudeClient latitude =
            LatitudeClient.builder()
                .baseUrl(args[0])
                .apiKey(System.getenv("LATITUDESH_BEARER"))
                .httpClient(own)
                .build();
        PingNetworkClient ping =
            PingNetworkClient.builder()
                .baseUrl(args[1])
                .apiKey(System.getenv("PINGNETWORK_API_KEY"))
                .build()) {
      IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_8NkvdyGKDeLpx");
      session.password().writeTo(Path.of(args[2], "vpn-password"));
      System.out.println(session);
      System.out.println(session.generated());
      System.out.println(ping.sessions().create(NewSession.of("customer-17", "de-fra")));
    }
    modules();
    document();
    own.connectionPool().evictAll();
    own.dispatcher().executorService().shutdown();
  }

  private static void modules() {
    for (Module module : List.of(LatitudeClient.class.getModule(), SiteCode.class.getModule())) {
      System.out.println(
          "module " + module.getName() + ", automatic: " + module.getDescriptor().isAutomatic());
    }
    Module facade = LatitudeClient.class.getModule();
    facade.getPackages().stream()
        .filter(facade::isExported)
        .sorted()
        .forEach(name -> System.out.println("exported " + name));
  }

  private static void document() throws IOException {
    try (InputStream document = SiteCode.class.getResourceAsStream(LatitudeDocument.RESOURCE)) {
      System.out.println("document " + (document.readAllBytes().length > 0));
    }
  }
}
