package dev.keyfob.bench.way;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.keyfob.bench.payload.Payload;
import java.io.IOException;
import java.io.Reader;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Decodes by hand, with a JsonReader, into a plain record: strict, unknown fields skipped, nothing
 * masked. The practical limit.
 */
public final class HandWritten {

  private HandWritten() {}

  /** A listing, dates as text. */
  public static List<PlainSession<String>> list(Reader json) throws IOException {
    return list(json, Function.identity());
  }

  /** A listing, dates by java.time's own parser. */
  public static List<PlainSession<OffsetDateTime>> listWithDates(Reader json) throws IOException {
    return list(json, OffsetDateTime::parse);
  }

  private static <D> List<PlainSession<D>> list(Reader json, Function<String, D> dates)
      throws IOException {
    JsonReader in = new JsonReader(json);
    List<PlainSession<D>> sessions = new ArrayList<>();
    PlainSession.Draft<D> draft = new PlainSession.Draft<>(dates);
    in.beginObject();
    while (in.hasNext()) {
      if (in.nextName().equals("data")) {
        in.beginArray();
        while (in.hasNext()) {
          session(in, draft);
          sessions.add(draft.build());
        }
        in.endArray();
      } else {
        in.skipValue();
      }
    }
    in.endObject();
    return sessions;
  }

  /** The response to a create, dates as text. */
  public static PlainSession<String> one(Reader json) throws IOException {
    JsonReader in = new JsonReader(json);
    PlainSession.Draft<String> draft = new PlainSession.Draft<>(Function.identity());
    in.beginObject();
    while (in.hasNext()) {
      if (in.nextName().equals("data")) {
        session(in, draft);
      } else {
        in.skipValue();
      }
    }
    in.endObject();
    return draft.build();
  }

  private static <D> void session(JsonReader in, PlainSession.Draft<D> draft) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "id" -> draft.id = in.nextString();
        case "type" -> draft.type = in.nextString();
        case "attributes" -> attributes(in, draft);
        default -> in.skipValue();
      }
    }
    in.endObject();
  }

  private static <D> void attributes(JsonReader in, PlainSession.Draft<D> draft)
      throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "user_name" -> draft.userName = in.nextString();
        case "password" -> draft.password = in.nextString();
        case "port" -> draft.port = in.nextString();
        case "host" -> draft.host = in.nextString();
        case "region" -> region(in, draft);
        case "status" -> draft.status = in.nextString();
        case "expires_at" -> draft.expiresAt = draft.dates.apply(in.nextString());
        case "created_at" -> draft.createdAt = draft.dates.apply(in.nextString());
        case "updated_at" -> draft.updatedAt = draft.dates.apply(in.nextString());
        default -> in.skipValue();
      }
    }
    in.endObject();
  }

  private static void region(JsonReader in, PlainSession.Draft<?> draft) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "city" -> draft.city = in.nextString();
        case "country" -> draft.country = in.nextString();
        case "site" -> site(in, draft);
        default -> in.skipValue();
      }
    }
    in.endObject();
  }

  private static void site(JsonReader in, PlainSession.Draft<?> draft) throws IOException {
    in.beginObject();
    while (in.hasNext()) {
      switch (in.nextName()) {
        case "id" -> draft.siteId = in.nextString();
        case "name" -> draft.siteName = in.nextString();
        case "slug" -> draft.siteSlug = in.nextString();
        case "facility" -> draft.siteFacility = in.nextString();
        default -> in.skipValue();
      }
    }
    in.endObject();
  }

  /** The attributes of a create request. */
  public record PlainRequest(String site, String serverId) {}

  /** A create. */
  public static PlainRequest request(int number) {
    return new PlainRequest(Payload.SITE, Payload.serverId(number));
  }

  /** Writes a create. */
  public static void write(JsonWriter out, PlainRequest request) throws IOException {
    out.beginObject().name("data").beginObject();
    out.name("type").value("vpn_sessions");
    out.name("attributes").beginObject();
    out.name("site").value(request.site());
    out.name("server_id").value(request.serverId());
    out.endObject().endObject().endObject();
  }
}
