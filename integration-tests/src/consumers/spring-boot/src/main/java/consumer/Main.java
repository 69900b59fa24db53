package consumer;

import dev.keyfob.latitude.IssuedVpnSession;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the application, issues a session and prints what the application makes of it. */
@SpringBootApplication
public class Main {

  /** Arguments: the base URLs of Latitude.sh and Ping Network, and a folder for secrets. */
  public static void main(String[] args) throws IOException {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(Main.class)
            .web(WebApplicationType.NONE)
            .properties("keyfob.latitude.base-url=" + args[0])
            .run()) {
      System.out.println(context.getBean(KeyfobProperties.class));
      LatitudeClient latitude = context.getBean(LatitudeClient.class);
      IssuedVpnSession session = latitude.vpnSessions().create(Site.SAO, "sv_8NkvdyGKDeLpx");
      session.password().writeTo(Path.of(args[2], "vpn-password"));
      ContextJson json = context.getBean(ContextJson.class);
      System.out.println("json " + json.write(session));
      System.out.println("json " + json.write(new Order(Site.SAO)));
      System.out.println("read " + json.read("{\"site\":\"NEW\"}", Order.class));
      System.out.println("health " + context.getBean(ContextHealth.class).status());
      MeterRegistry meters = context.getBean(MeterRegistry.class);
      System.out.println(
          "calls " + meters.get("keyfob.call").tag("result", "SUCCESS").timer().count());
    }
  }

  /** A request body of the application's own API. */
  public record Order(Site site) {}

  /** The application's JSON mapper: Jackson 2 or 3. */
  public interface ContextJson {
    /** Writes a value. */
    String write(Object value) throws IOException;

    /** Reads a value. */
    <T> T read(String json, Class<T> type) throws IOException;
  }

  /** The status that the health endpoint shows. */
  public interface ContextHealth {
    /** Returns UP or DOWN. */
    String status();
  }
}
