package dev.keyfob.testclient;

import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.latitude.TestBuilders;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Creates the client in the {@link Connected} field of a test, and closes it after the test. */
final class ConnectedExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

  @Override
  public void beforeTestExecution(ExtensionContext test) throws IllegalAccessException {
    Object instance = test.getRequiredTestInstance();
    Field client = clientField(instance);
    Field server = field(instance, one -> one.getType() == MockWebServer.class).orElseThrow();
    Connected settings = client.getAnnotation(Connected.class);
    String url = ((MockWebServer) server.get(instance)).url(settings.path()).toString();
    client.set(
        instance,
        client.getType() == LatitudeClient.class
            ? TestBuilders.latitude(time(instance))
                .baseUrl(url)
                .maxRetries(settings.maxRetries())
                .build()
            : PingNetworkClient.builder()
                .apiKey("CANARY-key")
                .baseUrl(url)
                .maxRetries(settings.maxRetries())
                .build());
  }

  private static TimeSource time(Object instance) throws IllegalAccessException {
    Optional<Field> time = field(instance, one -> one.getType() == TimeSource.class);
    return time.isPresent() ? (TimeSource) time.get().get(instance) : TimeSource.SYSTEM;
  }

  private static Field clientField(Object instance) {
    return field(instance, one -> one.isAnnotationPresent(Connected.class)).orElseThrow();
  }

  private static Optional<Field> field(Object instance, Predicate<Field> wanted) {
    Optional<Field> field =
        Arrays.stream(instance.getClass().getDeclaredFields()).filter(wanted).findFirst();
    field.ifPresent(found -> found.setAccessible(true));
    return field;
  }

  @Override
  public void afterTestExecution(ExtensionContext test) throws Exception {
    Object instance = test.getRequiredTestInstance();
    ((AutoCloseable) clientField(instance).get(instance)).close();
  }
}
