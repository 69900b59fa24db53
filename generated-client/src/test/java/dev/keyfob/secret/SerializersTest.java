package dev.keyfob.secret;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.fake.FakeSerializer;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class SerializersTest {

  /** A method of the library that must not be a property. */
  public static final class Sender {
    public String getResult() {
      Serializers.refuse();
      return "sent";
    }
  }

  @Test
  void revealFailsIfJacksonCallsItByReflection() {
    Secret<String> secret = Secret.of("CANARY-1");
    InvocationTargetException failure =
        assertThrows(InvocationTargetException.class, () -> FakeSerializer.read(secret, "reveal"));
    assertInstanceOf(IllegalStateException.class, failure.getCause());
    assertTrue(failure.getCause().getMessage().startsWith("Jackson called reveal()"));
  }

  @Test
  void revealSucceedsIfOtherCodeCallsItByReflection() throws Exception {
    Secret<String> secret = Secret.of("CANARY-1");
    assertEquals("CANARY-1", Secret.class.getMethod("reveal").invoke(secret));
  }

  @Test
  void revealSucceedsIfASerializerOfTheCallerCallsIt() throws Exception {
    Secret<String> secret = Secret.of("CANARY-1");
    assertEquals("CANARY-1", FakeSerializer.call(() -> secret.reveal()));
  }

  @Test
  void methodOfTheLibraryFailsIfJacksonCallsIt() {
    InvocationTargetException failure =
        assertThrows(
            InvocationTargetException.class, () -> FakeSerializer.read(new Sender(), "getResult"));
    assertTrue(failure.getCause().getMessage().startsWith("Jackson called this method"));
  }

  @Test
  void methodOfTheLibrarySucceedsForOtherCallers() {
    assertDoesNotThrow(() -> new Sender().getResult());
    assertDoesNotThrow(() -> Sender.class.getMethod("getResult").invoke(new Sender()));
  }
}
