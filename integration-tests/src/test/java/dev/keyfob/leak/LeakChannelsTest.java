package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Checks that each leak channel shows a secret that is not masked. */
final class LeakChannelsTest {

  /** A record that does not mask its secret. */
  public record Careless(String password) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @TestFactory
  Stream<DynamicTest> eachChannelShowsAPlainPassword() {
    Careless careless = new Careless(Canaries.next());
    return LeakChannels.WAYS.entrySet().stream()
        .filter(way -> !way.getKey().equals("hashCode"))
        .map(
            way ->
                DynamicTest.dynamicTest(
                    way.getKey(),
                    () ->
                        assertTrue(
                            LeakChannels.shown(way.getValue(), careless)
                                .contains(careless.password()))));
  }
}
