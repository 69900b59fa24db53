package consumer;

import dev.keyfob.latitude.LatitudeClient;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the client a bean. Spring closes it, since it is AutoCloseable. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KeyfobProperties.class)
public class KeyfobConfiguration {

  @Bean
  LatestCall latestCall() {
    return new LatestCall();
  }

  @Bean
  LatitudeClient latitude(KeyfobProperties properties, MeterRegistry registry, LatestCall latest) {
    LatitudeClient.Builder builder =
        LatitudeClient.builder()
            .apiKey(properties.apiKey())
            .callTimeout(properties.callTimeout())
            .listener(
                report -> {
                  latest.ended(report);
                  Timer.builder("keyfob.call")
                      .tag("operation", report.operationId())
                      .tag("result", report.result().name())
                      .register(registry)
                      .record(report.duration());
                });
    if (properties.baseUrl() != null) {
      builder.baseUrl(properties.baseUrl());
    }
    return builder.build();
  }
}
