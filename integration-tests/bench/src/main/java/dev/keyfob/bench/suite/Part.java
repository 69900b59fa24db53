package dev.keyfob.bench.suite;

import dev.keyfob.bench.jmh.DecodeList;
import dev.keyfob.bench.jmh.DecodeOne;
import dev.keyfob.bench.jmh.Encode;
import dev.keyfob.bench.jmh.WholeCall;
import dev.keyfob.bench.suite.ColdStarts.Start;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of the suite, selected by {@code -Dkeyfob.bench=lists,calls}. */
enum Part {
  LISTS {
    @Override
    void run(Setting setting, Markdown page) throws Exception {
      Rounds rounds = new Rounds(setting.effort());
      page.heading("A list of 1,000 VPN sessions decoded");
      page.comparison(
          "lists/s", "bytes an element", 1000, rounds.run(DecodeList.class, DECODERS, 1, 1000));
      page.heading("The same, each with an unknown field, an unknown status and its own dates");
      page.comparison(
          "lists/s", "bytes an element", 1000, rounds.run(DecodeList.class, SURPRISED, 1, 1000));
      page.heading("1,000 create requests encoded");
      page.comparison(
          "times/s", "bytes an element", 1000, rounds.run(Encode.class, ENCODERS, 1, 1000));
    }
  },
  SMALL {
    @Override
    void run(Setting setting, Markdown page) throws Exception {
      Rounds rounds = new Rounds(setting.effort());
      page.heading("One small response decoded");
      page.comparison("responses/s", "bytes", 1, rounds.run(DecodeOne.class, ENCODERS, 1, null));
      page.heading("One small request encoded");
      page.comparison("requests/s", "bytes", 1, rounds.run(Encode.class, ENCODERS, 1, 1));
    }
  },
  CALLS {
    @Override
    void run(Setting setting, Markdown page) throws Exception {
      page.heading("A whole call over loopback: one create");
      page.comparison(
          "calls/s",
          "bytes",
          1,
          new Rounds(setting.effort()).run(WholeCall.class, CALLERS, 1, null));
    }
  },
  COLD {
    @Override
    void run(Setting setting, Markdown page) throws Exception {
      page.heading("Cold start: from main to the first decoded response");
      page.header(
          "",
          "client built",
          "response decoded",
          "Keyfob takes",
          "whole process",
          "classes loaded to build",
          "to decode");
      Map<String, Start> starts = new ColdStarts(setting.repository(), setting.results()).measure();
      Start facade = starts.get("facade");
      starts.forEach(
          (way, start) ->
              page.row(
                  List.of(
                      Ways.name(way),
                      Markdown.whole(start.builtMillis()) + " ms",
                      Markdown.whole(start.decodedMillis()) + " ms",
                      Markdown.ratio(facade.decodedMillis() / start.decodedMillis()) + " ×",
                      Markdown.whole(start.processMillis()) + " ms",
                      Markdown.whole(start.builtClasses()),
                      Markdown.whole(start.decodedClasses()))));
    }
  },
  FOOTPRINT {
    @Override
    void run(Setting setting, Markdown page) {
      page.heading("What a class path gains");
      page.header("", "jars", "MB (2^20 bytes)");
      Path stock = setting.repository().resolve("integration-tests/bench");
      Map<String, Built> clients = new LinkedHashMap<>();
      clients.put("facade", Built.of(setting.repository().resolve("facade")));
      clients.put("stockRetrofit2", Built.of(stock.resolve("stock-retrofit2")));
      clients.put("stockOkHttpGson", Built.of(stock.resolve("stock-okhttp-gson")));
      clients.forEach(
          (way, built) ->
              page.row(
                  List.of(
                      Ways.name(way),
                      Integer.toString(built.jars().size()),
                      Markdown.ratio(built.megabytes()))));
    }
  },
  GROWTH {
    @Override
    void run(Setting setting, Markdown page) throws Exception {
      Rounds rounds = new Rounds(setting.effort().half());
      Rounds callRounds = new Rounds(setting.effort().half().forManyCallers());
      page.heading("Growth: sessions in a list");
      page.header(
          "sessions", "Keyfob: ns an element", "bytes an element", "stock retrofit2: ns", "bytes");
      for (int elements : List.of(10, 100, 1_000, 10_000, 100_000)) {
        List<String> row = new ArrayList<>(List.of(Markdown.whole(elements)));
        for (Measurement way :
            rounds
                .run(DecodeList.class, List.of("keyfob", "stockRetrofit2"), 1, elements)
                .values()) {
          row.add(Markdown.whole(1e9 / way.perSecond().median() / elements));
          row.add(Markdown.whole(way.bytes().mean() / elements));
        }
        page.row(row);
      }
      page.heading("Growth: callers at once");
      page.header(
          "callers",
          "Keyfob's facade: calls/s",
          "bytes a call",
          "OkHttp alone: calls/s",
          "bytes a call");
      for (int callers : List.of(1, 4, 16, 64, 256)) {
        List<String> row = new ArrayList<>(List.of(Markdown.whole(callers)));
        for (Measurement way :
            callRounds
                .run(WholeCall.class, List.of("facade", "rawOkHttp"), callers, null)
                .values()) {
          row.add(Markdown.whole(way.perSecond().median()));
          row.add(Markdown.whole(way.bytes().mean()));
        }
        page.row(row);
      }
    }
  };

  private static final List<String> ENCODERS =
      List.of("keyfob", "stockRetrofit2", "stockOkHttpGson", "handWritten");
  private static final List<String> DECODERS =
      List.of(
          "keyfob",
          "keyfobAdapters",
          "stockRetrofit2",
          "stockOkHttpGson",
          "handWritten",
          "handWrittenQuickly",
          "handWrittenDates",
          "everyToken",
          "everyTokenQuickly",
          "skipValue");
  private static final List<String> SURPRISED =
      List.of("keyfobSurprised", "stockOkHttpGsonSurprised", "handWrittenSurprised");
  private static final List<String> CALLERS =
      List.of(
          "facade",
          "generated",
          "stockRetrofit2",
          "stockOkHttpGson",
          "rawOkHttp",
          "rawOkHttpByString");

  abstract void run(Setting setting, Markdown page) throws Exception;
}
