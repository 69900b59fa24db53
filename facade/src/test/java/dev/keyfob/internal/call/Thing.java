package dev.keyfob.internal.call;

import com.google.gson.Gson;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.internal.result.MalformedResponseException;
import dev.keyfob.secret.Secret;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.function.Function;

/**
 * The response body of the tests' operations, {@code {"id": …, "secret": …}}. Its adapter is as
 * strict as generated ones.
 */
public record Thing(String id, Secret<String> secret) {

  public static final Function<Type, TypeAdapter<?>> ADAPTERS = readingWith(new Adapter());

  /** Returns adapters with the test's own adapter for things. */
  static Function<Type, TypeAdapter<?>> readingWith(TypeAdapter<Thing> things) {
    Gson others = new Gson();
    return type -> type == Thing.class ? things : others.getAdapter(TypeToken.get(type));
  }

  /** Checks the id and the secret, as the facade's mappers do. */
  public static Thing checked(Thing thing) {
    MalformedResponseException.require(thing.secret(), "secret");
    return thing;
  }

  private static final class Adapter extends TypeAdapter<Thing> {

    @Override
    public Thing read(JsonReader in) throws IOException {
      String id = null;
      Secret<String> secret = null;
      in.beginObject();
      while (in.hasNext()) {
        switch (in.nextName()) {
          case "id" -> id = in.nextString();
          case "secret" -> secret = Secret.of(in.nextString());
          default -> in.skipValue();
        }
      }
      in.endObject();
      return new Thing(id, secret);
    }

    @Override
    public void write(JsonWriter out, Thing thing) throws IOException {
      out.beginObject()
          .name("id")
          .value(thing.id())
          .name("secret")
          .value(thing.secret().reveal())
          .endObject();
    }
  }
}
