package consumer;

import dev.keyfob.secret.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the client. Spring Boot binds text to {@code Secret<String>} by itself, and the
 * record prints as {@code apiKey=[secret]}.
 *
 * @param apiKey the API key; required
 * @param baseUrl another server than the provider's, such as a sandbox
 * @param callTimeout the limit of a call with its retries
 */
@ConfigurationProperties("keyfob.latitude")
public record KeyfobProperties(
    Secret<String> apiKey, String baseUrl, @DefaultValue("90s") Duration callTimeout) {

  /** Checks that there is a key. */
  public KeyfobProperties {
    if (apiKey == null) {
      throw new IllegalArgumentException("keyfob.latitude.api-key is not set");
    }
  }
}
