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
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A list of VPN sessions, read from bytes as each client does: all stock ones by an InputStreamReader. */
@State(Scope.Benchmark)
public class DecodeList {

  private static final int FEW = 3;

  /** How many sessions. */
  @Param("1000")
  public int elements;

  private byte[] json;
  private byte[] surprisingJson;

  /** Makes the answers; that all ways read the same is seen from few sessions, lest one way warms up another's code. */
  @Setup
  public void prepare() throws IOException {
    json = Payload.list(FEW);
    surprisingJson = Payload.surprisingList(FEW);
    String last = HandWritten.list(reader()).get(FEW - 1).password();
    var keyfob = Keyfob.list(utf8Reader()).data();
    var retrofit = StockRetrofit2.list(reader()).getData();
    var okHttp = StockOkHttpGson.list(reader()).getData();
    if (keyfob.size() != FEW
        || !keyfob.get(FEW - 1).attributes().password().reveal().equals(last)
        || !retrofit.get(FEW - 1).getAttributes().getPassword().equals(last)
        || !okHttp.get(FEW - 1).getAttributes().getPassword().equals(last)) {
      throw new IllegalStateException("the ways do not read the same");
    }
    var surprised = Keyfob.list(Utf8.reader(stream(surprisingJson), -1)).data().get(FEW - 1).attributes();
    if (surprised.unknownFields().isEmpty() || !surprised.status().toString().equals("paused")) {
      throw new IllegalStateException("nothing surprising in the list");
    }
    json = Payload.list(elements);
    surprisingJson = Payload.surprisingList(elements);
  }

  private Reader reader() {
    return new InputStreamReader(stream(json), StandardCharsets.UTF_8);
  }

  private Reader utf8Reader() {
    return Utf8.reader(stream(json), json.length);
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  @Benchmark
  public Object keyfob() throws IOException {
    return Keyfob.list(utf8Reader());
  }

  @Benchmark
  public Object keyfobAdapters() throws IOException {
    return Keyfob.list(reader());
  }

  @Benchmark
  public Object keyfobSurprised() throws IOException {
    return Keyfob.list(Utf8.reader(stream(surprisingJson), surprisingJson.length));
  }

  @Benchmark
  public Object stockRetrofit2() throws IOException {
    return StockRetrofit2.list(reader());
  }

  @Benchmark
  public Object stockOkHttpGson() throws IOException {
    return StockOkHttpGson.list(reader());
  }

  @Benchmark
  public Object stockOkHttpGsonSurprised() throws IOException {
    return StockOkHttpGson.list(new InputStreamReader(stream(surprisingJson), StandardCharsets.UTF_8));
  }

  @Benchmark
  public Object handWritten() throws IOException {
    return HandWritten.list(reader());
  }

  @Benchmark
  public Object handWrittenQuickly() throws IOException {
    return HandWritten.list(utf8Reader());
  }

  @Benchmark
  public Object handWrittenDates() throws IOException {
    return HandWritten.listWithDates(reader());
  }

  @Benchmark
  public void everyToken(Blackhole blackhole) throws IOException {
    Tokens.all(reader(), blackhole::consume);
  }

  @Benchmark
  public void everyTokenQuickly(Blackhole blackhole) throws IOException {
    Tokens.all(utf8Reader(), blackhole::consume);
  }

  @Benchmark
  public void skipValue() throws IOException {
    Tokens.skip(reader());
  }
}
