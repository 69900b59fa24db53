package consumer;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

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
  Main.ContextJson contextJson(JsonMapper mapper) {
    return new Main.ContextJson() {
      @Override
      public String write(Object value) {
        return mapper.writeValueAsString(value);
      }

      @Override
      public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
      }
    };
  }
}
