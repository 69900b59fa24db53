package dev.keyfob.leak;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serializable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A sweep that sees nothing proves nothing. */
final class LeakChannelsTest {

  /** What Keyfob must not be like. */
  public record Careless(String password) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  @TestFactory
  Stream<DynamicTest> everyWayWouldShowAPlainPassword() {
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
