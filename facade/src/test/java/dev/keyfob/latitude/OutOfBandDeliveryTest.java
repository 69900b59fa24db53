package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyfob.Shown;
import dev.keyfob.error.DeliveryFailedException;
import dev.keyfob.error.DeliveryFailedException.Revocation;
import dev.keyfob.testclient.Connected;
import dev.keyfob.testclient.PromptServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class OutOfBandDeliveryTest {

  private static final String CONSOLE =
      "{\"data\":{\"id\":\"obc_1\",\"attributes\":{\"credentials\":{\"user\":\"root\",\"password\":\"CANARY-pw\"}}}}";

  @StartStop final MockWebServer http = PromptServer.create();
  @Connected private LatitudeClient client;

  @Test
  void consoleIsDelivered() {
    http.enqueue(VpnServer.json(201, CONSOLE).build());
    http.enqueue(VpnServer.json(201, CONSOLE).build());
    List<IssuedOutOfBandConnection> taken = new ArrayList<>();
    OutOfBandConnections consoles = client.outOfBandConnections();
    assertSame(consoles.issue("sv_1", "ssh_1").deliverTo(taken::add).execute(), taken.get(0));
    assertSame(
        consoles.issue("sv_1", "ssh_1").deliverTo(taken::add).executeAsync(Runnable::run).join(),
        taken.get(1));
  }

  @Test
  void consoleThatIsNotDeliveredIsNotLost() {
    http.enqueue(VpnServer.json(201, CONSOLE).build());
    DeliveryFailedException failure = failing("not CANARY-pw");
    assertEquals(Revocation.IMPOSSIBLE, failure.revocation());
    assertEquals("obc_1", failure.id().orElseThrow());
    assertEquals(
        "CANARY-pw",
        failure.credential(IssuedOutOfBandConnection.class).orElseThrow().password().reveal());
    assertFalse(Shown.by(failure).contains("CANARY"));
  }

  @Test
  void consoleWithoutAPasswordHasNothingToHide() {
    http.enqueue(VpnServer.json(201, "{\"data\":{\"id\":\"obc_1\",\"attributes\":{}}}").build());
    assertEquals(
        "disk full", failing("disk full").sinkFailure().orElseThrow().reveal().getMessage());
  }

  private DeliveryFailedException failing(String message) {
    return assertThrows(
        DeliveryFailedException.class,
        () ->
            client
                .outOfBandConnections()
                .issue("sv_1", "ssh_1")
                .deliverTo(
                    console -> {
                      throw new IOException(message);
                    })
                .execute());
  }
}
