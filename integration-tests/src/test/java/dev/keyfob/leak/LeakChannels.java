package dev.keyfob.leak;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONWriter;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.squareup.moshi.Moshi;
import com.thoughtworks.xstream.XStream;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.introspector.BeanAccess;

/**
 * The ways in which an object's content can get into a log, a stack trace or a file by accident.
 */
public final class LeakChannels {

  /** One way to show an object. The text of an exception that it throws counts as shown. */
  public interface Way {
    String show(Object object) throws Exception;
  }

  public static final Map<String, Way> WAYS = new LinkedHashMap<>();

  private static final Gson GSON = new Gson();
  private static final Gson GSON_WITH_TRANSIENT_FIELDS =
      new GsonBuilder().excludeFieldsWithModifiers().create();
  private static final Gson GSON_WITH_NULLS = new GsonBuilder().serializeNulls().create();
  private static final JsonMapper JACKSON = JsonMapper.builder().build();
  private static final JsonMapper LENIENT_JACKSON =
      JsonMapper.builder()
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .enable(MapperFeature.PROPAGATE_TRANSIENT_MARKER)
          .build();
  private static final JsonMapper FIELD_JACKSON =
      JsonMapper.builder()
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .build();
  private static final JsonMapper WHATEVER_JACKSON =
      JsonMapper.builder()
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .visibility(PropertyAccessor.ALL, Visibility.ANY)
          .build();

  /** Treats every method without parameters as a property. */
  private static final JsonMapper PREFIXLESS_JACKSON =
      JsonMapper.builder()
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .accessorNaming(
              new DefaultAccessorNamingStrategy.Provider()
                  .withGetterPrefix("")
                  .withIsGetterPrefix(""))
          .build();

  private static final tools.jackson.databind.json.JsonMapper JACKSON_3 =
      tools.jackson.databind.json.JsonMapper.builder().build();
  private static final tools.jackson.databind.json.JsonMapper PREFIXLESS_JACKSON_3 =
      tools.jackson.databind.json.JsonMapper.builder()
          .accessorNaming(
              new tools.jackson.databind.introspect.DefaultAccessorNamingStrategy.Provider()
                  .withGetterPrefix("")
                  .withIsGetterPrefix(""))
          .build();

  private static final YAMLMapper JACKSON_YAML = new YAMLMapper();
  private static final Jsonb JSON_B = JsonbBuilder.create();
  private static final XStream XSTREAM = new XStream();

  static {
    WAYS.put("toString", Object::toString);
    WAYS.put("in a list", object -> List.of(object).toString());
    WAYS.put("in an array", object -> Arrays.toString(new Object[] {object}));
    WAYS.put("in a map", object -> Map.of("key", object).toString());
    WAYS.put("as a map's key", object -> Map.of(object, "value").toString());
    WAYS.put("in an Optional", object -> Optional.of(object).toString());
    WAYS.put(
        "formatted", object -> String.format("%s", object) + MessageFormat.format("{0}", object));
    WAYS.put("in an exception", object -> trace(new IllegalStateException("failed for " + object)));
    WAYS.put("hashCode", object -> Integer.toString(object.hashCode()));
    WAYS.put("Gson", GSON::toJson);
    WAYS.put("Gson, transient fields too", GSON_WITH_TRANSIENT_FIELDS::toJson);
    WAYS.put("Gson, in a list", object -> GSON_WITH_NULLS.toJson(List.of(object)));
    WAYS.put("Jackson", object -> JACKSON.writeValueAsString(object));
    WAYS.put("Jackson, empty beans allowed", object -> LENIENT_JACKSON.writeValueAsString(object));
    WAYS.put("Jackson, all fields", object -> FIELD_JACKSON.writeValueAsString(object));
    WAYS.put("Jackson, everything visible", object -> WHATEVER_JACKSON.writeValueAsString(object));
    WAYS.put("Jackson, as a tree", object -> FIELD_JACKSON.valueToTree(object).toString());
    WAYS.put("Jackson, no prefix", object -> PREFIXLESS_JACKSON.writeValueAsString(object));
    WAYS.put("Jackson 3", object -> JACKSON_3.writeValueAsString(object));
    WAYS.put("Jackson 3, no prefix", object -> PREFIXLESS_JACKSON_3.writeValueAsString(object));
    WAYS.put("Jackson, YAML", object -> JACKSON_YAML.writeValueAsString(object));
    WAYS.put("JSON-B", object -> JSON_B.toJson(object));
    WAYS.put("Moshi", LeakChannels::moshi);
    WAYS.put("Fastjson2", JSON::toJSONString);
    WAYS.put(
        "Fastjson2, fields", object -> JSON.toJSONString(object, JSONWriter.Feature.FieldBased));
    WAYS.put("SnakeYAML", LeakChannels::yamlOfFields);
    WAYS.put("XStream", object -> XSTREAM.toXML(object));
    WAYS.put("Java serialization", LeakChannels::serialized);
  }

  private LeakChannels() {}

  @SuppressWarnings("unchecked")
  private static String moshi(Object object) {
    return new Moshi.Builder().build().adapter((Class<Object>) object.getClass()).toJson(object);
  }

  private static String yamlOfFields(Object object) {
    Yaml yaml = new Yaml();
    yaml.setBeanAccess(BeanAccess.FIELD);
    return yaml.dump(object);
  }

  /** Returns the text that a way produces, or the stack trace of the exception that it throws. */
  public static String shown(Way way, Object object) {
    try {
      return String.valueOf(way.show(object));
    } catch (Exception | StackOverflowError thrown) {
      return trace(thrown);
    }
  }

  public static String trace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  /** Returns the serialized bytes, each as one character. */
  static String serialized(Object object) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }
}
