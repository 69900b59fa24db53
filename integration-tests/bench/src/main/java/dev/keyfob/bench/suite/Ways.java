package dev.keyfob.bench.suite;

import java.util.LinkedHashMap;
import java.util.Map;

/** The names of the clients in the tables. */
final class Ways {

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("keyfob", "**Keyfob**, dates typed");
    NAMES.put("keyfobAdapters", "its adapters under an `InputStreamReader`");
    NAMES.put("keyfobSurprised", "**Keyfob**, dates typed");
    NAMES.put("facade", "**Keyfob's facade**");
    NAMES.put("generated", "Keyfob's generated client");
    NAMES.put("stockRetrofit2", "stock retrofit2");
    NAMES.put("stockOkHttpGson", "stock okhttp-gson, lenient options");
    NAMES.put("stockOkHttpGsonSurprised", "stock okhttp-gson, lenient options");
    NAMES.put("handWritten", "by hand, dates as text");
    NAMES.put("handWrittenQuickly", "the same under Keyfob's reader of UTF-8");
    NAMES.put("handWrittenSurprised", "by hand, dates as text, the unknown dropped");
    NAMES.put("handWrittenDates", "by hand, dates by `OffsetDateTime.parse`");
    NAMES.put("everyToken", "every token read, nothing built");
    NAMES.put("everyTokenQuickly", "the same under Keyfob's reader of UTF-8");
    NAMES.put("skipValue", "`JsonReader.skipValue`");
    NAMES.put("rawOkHttp", "OkHttp alone, JSON by hand from `charStream()`");
    NAMES.put("rawOkHttpByString", "OkHttp alone, JSON by hand from `string()`");
  }

  private Ways() {}

  static String name(String way) {
    return NAMES.get(way);
  }
}
