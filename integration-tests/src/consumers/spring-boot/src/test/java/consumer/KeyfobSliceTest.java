package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.error.ApiException;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.Site;
import dev.keyfob.sandbox.RejectedRequest;
import dev.keyfob.sandbox.Sandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Starts the client's part of the application alone, against a sandbox. */
@SpringBootTest(classes = {KeyfobConfiguration.class, KeyfobSliceTest.Meters.class})
class KeyfobSliceTest {

  private static final Sandbox SANDBOX = Sandbox.start();

  @Autowired private LatitudeClient latitude;
  @Autowired private LatestCall latest;
  @Autowired private KeyfobProperties properties;

  @TestConfiguration
  static class Meters {
    @Bean
    MeterRegistry meterRegistry() {
      return new SimpleMeterRegistry();
    }
  }

  @DynamicPropertySource
  static void sandbox(DynamicPropertyRegistry registry) {
    registry.add("keyfob.latitude.base-url", SANDBOX::latitudeUrl);
    registry.add("keyfob.latitude.api-key", () -> SANDBOX.latitudeKey().reveal());
  }

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void issuesASession() {
    assertEquals(
        SANDBOX.latitudeKey(), properties.apiKey(), "the key is bound and the client uses it");
    latitude.vpnSessions().create(Site.SAO, "sv_1");
    assertTrue(latest.isWell());
    assertFalse(properties.toString().contains("CANARY"));
  }

  @Test
  void isNotWellIfTheApiFails() {
    SANDBOX.next("get-server", RejectedRequest.status(401));
    assertThrows(ApiException.class, () -> latitude.servers().get("sv_1"));
    assertFalse(latest.isWell());
  }
}
