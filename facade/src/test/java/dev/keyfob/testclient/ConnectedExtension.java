package dev.keyfob.testclient;

import dev.keyfob.latitude.LatitudeClient;
import dev.keyfob.pingnetwork.PingNetworkClient;
import java.lang.reflect.Field;
import java.util.Arrays;
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
    Field client = field(instance, one -> one.isAnnotationPresent(Connected.class));
    Field server = field(instance, one -> one.getType() == MockWebServer.class);
    Connected settings = client.getAnnotation(Connected.class);
    String url = ((MockWebServer) server.get(instance)).url(settings.path()).toString();
    client.set(instance, client(client.getType(), url, settings.maxRetries()));
  }

  private static AutoCloseable client(Class<?> type, String url, int maxRetries) {
    return type == LatitudeClient.class
        ? LatitudeClient.builder().apiKey("CANARY-key").baseUrl(url).maxRetries(maxRetries).build()
        : PingNetworkClient.builder()
            .apiKey("CANARY-key")
            .baseUrl(url)
            .maxRetries(maxRetries)
            .build();
  }

  private static Field field(Object instance, Predicate<Field> wanted) {
    Field field =
        Arrays.stream(instance.getClass().getDeclaredFields())
            .filter(wanted)
            .findFirst()
            .orElseThrow();
    field.setAccessible(true);
    return field;
  }

  @Override
  public void afterTestExecution(ExtensionContext test) throws Exception {
    Object instance = test.getRequiredTestInstance();
    ((AutoCloseable) field(instance, one -> one.isAnnotationPresent(Connected.class)).get(instance))
        .close();
  }
}
