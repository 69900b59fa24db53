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

/** A list of VPN sessions, read from bytes as each client does: all stock ones by an InputStreamReader. */
@State(Scope.Benchmark)
public class DecodeList {

  /** How many sessions. */
  @Param("1000")
  public int elements;

  private byte[] json;

  /** Makes the answer, and makes sure that all ways read the same from it. */
  @Setup
  public void prepare() throws IOException {
    json = Payload.list(elements);
    String last = HandWritten.list(reader()).get(elements - 1).password();
    var keyfob = Keyfob.list(utf8Reader()).data();
    var retrofit = StockRetrofit2.list(reader()).getData();
    var okHttp = StockOkHttpGson.list(reader()).getData();
    if (keyfob.size() != elements
        || !keyfob.get(elements - 1).attributes().password().reveal().equals(last)
        || !retrofit.get(elements - 1).getAttributes().getPassword().equals(last)
        || !okHttp.get(elements - 1).getAttributes().getPassword().equals(last)) {
      throw new IllegalStateException("the ways do not read the same");
    }
  }

  private Reader reader() {
    return new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
  }

  private Reader utf8Reader() {
    return Utf8.reader(new ByteArrayInputStream(json), json.length);
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
  public Object stockRetrofit2() throws IOException {
    return StockRetrofit2.list(reader());
  }

  @Benchmark
  public Object stockOkHttpGson() throws IOException {
    return StockOkHttpGson.list(reader());
  }

  @Benchmark
  public Object handWritten() throws IOException {
    return HandWritten.list(reader());
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
