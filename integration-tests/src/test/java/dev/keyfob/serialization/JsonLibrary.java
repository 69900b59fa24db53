package dev.keyfob.serialization;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.gson.Gson;

/** A JSON library as callers configure it. */
@SuppressWarnings("ImmutableEnumChecker") // mappers are not changed
enum JsonLibrary {
  JACKSON_3 {
    private final tools.jackson.databind.json.JsonMapper mapper =
        tools.jackson.databind.json.JsonMapper.builder().build();

    @Override
    String write(Object value) {
      return mapper.writeValueAsString(value);
    }

    @Override
    <T> T read(String json, Class<T> type) {
      return mapper.readValue(json, type);
    }
  },

  /** Spring Boot 4 registers modules that it finds, and keeps Jackson's other defaults. */
  JACKSON_3_OF_SPRING_BOOT {
    private final tools.jackson.databind.json.JsonMapper mapper =
        tools.jackson.databind.json.JsonMapper.builder().findAndAddModules().build();

    @Override
    String write(Object value) {
      return mapper.writeValueAsString(value);
    }

    @Override
    <T> T read(String json, Class<T> type) {
      return mapper.readValue(json, type);
    }
  },

  JACKSON_2_WITH_JAVA_TIME {
    private final com.fasterxml.jackson.databind.json.JsonMapper mapper =
        com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .build();

    @Override
    String write(Object value) throws Exception {
      return mapper.writeValueAsString(value);
    }

    @Override
    <T> T read(String json, Class<T> type) throws Exception {
      return mapper.readValue(json, type);
    }
  },

  /**
   * The settings that Spring Boot 3 applies in Jackson2ObjectMapperBuilder and
   * JacksonAutoConfiguration.
   */
  JACKSON_2_OF_SPRING_BOOT {
    private final com.fasterxml.jackson.databind.json.JsonMapper mapper =
        com.fasterxml.jackson.databind.json.JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(MapperFeature.DEFAULT_VIEW_INCLUSION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    @Override
    String write(Object value) throws Exception {
      return mapper.writeValueAsString(value);
    }

    @Override
    <T> T read(String json, Class<T> type) throws Exception {
      return mapper.readValue(json, type);
    }
  },

  GSON {
    @Override
    String write(Object value) {
      return new Gson().toJson(value);
    }

    @Override
    <T> T read(String json, Class<T> type) {
      return new Gson().fromJson(json, type);
    }
  };

  abstract String write(Object value) throws Exception;

  abstract <T> T read(String json, Class<T> type) throws Exception;
}
