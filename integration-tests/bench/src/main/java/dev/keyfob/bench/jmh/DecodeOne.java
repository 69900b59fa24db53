package dev.keyfob.bench.jmh;

import dev.keyfob.bench.payload.Payload;
import dev.keyfob.bench.way.HandWritten;
import dev.keyfob.bench.way.Keyfob;
import dev.keyfob.bench.way.StockOkHttpGson;
import dev.keyfob.bench.way.StockRetrofit2;
import dev.keyfob.json.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * The response to a create, read from bytes as each client does: all stock ones by an
 * InputStreamReader.
 */
@State(Scope.Benchmark)
public class DecodeOne {

  private final byte[] json = Payload.one();

  private Reader reader() {
    return new InputStreamReader(new ByteArrayInputStream(json), StandardCharsets.UTF_8);
  }

  @Benchmark
  public Object keyfob() throws IOException {
    return Keyfob.one(Utf8.reader(new ByteArrayInputStream(json), json.length));
  }

  @Benchmark
  public Object stockRetrofit2() throws IOException {
    return StockRetrofit2.one(reader());
  }

  @Benchmark
  public Object stockOkHttpGson() throws IOException {
    return StockOkHttpGson.one(reader());
  }

  @Benchmark
  public Object handWritten() throws IOException {
    return HandWritten.one(reader());
  }
}
