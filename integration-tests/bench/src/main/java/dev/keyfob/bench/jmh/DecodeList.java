package dev.keyfob.bench.jmh;

import dev.keyfob.bench.payload.Payload;
import dev.keyfob.bench.way.HandWritten;
import dev.keyfob.bench.way.Keyfob;
import dev.keyfob.bench.way.StockOkHttpGson;
import dev.keyfob.bench.way.StockRetrofit2;
import dev.keyfob.bench.way.Tokens;
import dev.keyfob.json.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A list of VPN sessions, read from bytes as each client does: all stock ones by an
 * InputStreamReader.
 */
@State(Scope.Benchmark)
public class DecodeList {

  private static final int FEW = 3;

  /** How many sessions. */
  @Param("1000")
  public int elements;

  private byte[] json;
  private byte[] surprisingJson;

  /**
   * Makes the responses. Checks with few sessions that all clients decode the same, so that no
   * client warms up another's code.
   */
  @Setup
  public void prepare() throws IOException {
    byte[] few = Payload.list(FEW);
    String last = HandWritten.list(reader(few)).get(FEW - 1).password();
    var keyfob = Keyfob.list(utf8Reader(few)).data();
    var retrofit = StockRetrofit2.list(reader(few)).getData();
    var okHttp = StockOkHttpGson.list(reader(few)).getData();
    if (keyfob.size() != FEW
        || !keyfob.get(FEW - 1).attributes().password().reveal().equals(last)
        || !retrofit.get(FEW - 1).getAttributes().getPassword().equals(last)
        || !okHttp.get(FEW - 1).getAttributes().getPassword().equals(last)) {
      throw new IllegalStateException("the ways do not read the same");
    }
    var surprising = Keyfob.list(utf8Reader(Payload.surprisingList(FEW))).data();
    var surprised = surprising.get(FEW - 1).attributes();
    if (surprised.unknownFields().isEmpty()
        || !surprised.status().toString().equals("paused")
        || surprised.createdAt().equals(surprising.get(0).attributes().createdAt())) {
      throw new IllegalStateException("nothing surprising in the list");
    }
    json = Payload.list(elements);
    surprisingJson = Payload.surprisingList(elements);
  }

  private static Reader reader(byte[] json) {
    return new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
  }

  private static Reader utf8Reader(byte[] json) {
    return Utf8.reader(new ByteArrayInputStream(json), json.length);
  }

  @Benchmark
  public Object keyfob() throws IOException {
    return Keyfob.list(utf8Reader(json));
  }

  @Benchmark
  public Object keyfobAdapters() throws IOException {
    return Keyfob.list(reader(json));
  }

  @Benchmark
  public Object keyfobSurprised() throws IOException {
    return Keyfob.list(utf8Reader(surprisingJson));
  }

  @Benchmark
  public Object stockRetrofit2() throws IOException {
    return StockRetrofit2.list(reader(json));
  }

  @Benchmark
  public Object stockOkHttpGson() throws IOException {
    return StockOkHttpGson.list(reader(json));
  }

  @Benchmark
  public Object stockOkHttpGsonSurprised() throws IOException {
    return StockOkHttpGson.list(reader(surprisingJson));
  }

  @Benchmark
  public Object handWritten() throws IOException {
    return HandWritten.list(reader(json));
  }

  @Benchmark
  public Object handWrittenSurprised() throws IOException {
    return HandWritten.list(reader(surprisingJson));
  }

  @Benchmark
  public Object handWrittenQuickly() throws IOException {
    return HandWritten.list(utf8Reader(json));
  }

  @Benchmark
  public Object handWrittenDates() throws IOException {
    return HandWritten.listWithDates(reader(json));
  }

  @Benchmark
  public void everyToken(Blackhole blackhole) throws IOException {
    Tokens.all(reader(json), blackhole::consume);
  }

  @Benchmark
  public void everyTokenQuickly(Blackhole blackhole) throws IOException {
    Tokens.all(utf8Reader(json), blackhole::consume);
  }

  @Benchmark
  public void skipValue() throws IOException {
    Tokens.skip(reader(json));
  }
}
