package consumer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What differs between Spring Boot 3 and 4: the packages of Jackson and of health. */
@Configuration(proxyBeanMethods = false)
class ContextConfiguration {

  @Bean
  HealthIndicator keyfobHealthIndicator(LatestCall latest) {
    return () ->
        (latest.isWell() ? Health.up() : Health.down()).withDetails(latest.details()).build();
  }

  @Bean
  Main.ContextHealth contextHealth(HealthIndicator keyfobHealthIndicator) {
    return () -> keyfobHealthIndicator.health().getStatus().getCode();
  }

  @Bean
  Main.ContextJson contextJson(ObjectMapper mapper) {
    return new Main.ContextJson() {
      @Override
      public String write(Object value) throws IOException {
        return mapper.writeValueAsString(value);
      }

      @Override
      public <T> T read(String json, Class<T> type) throws IOException {
        return mapper.readValue(json, type);
      }
    };
  }
}
