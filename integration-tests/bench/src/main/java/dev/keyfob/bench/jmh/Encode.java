package dev.keyfob.bench.jmh;

import com.google.gson.stream.JsonWriter;
import dev.keyfob.bench.way.HandWritten;
import dev.keyfob.bench.way.HandWritten.PlainRequest;
import dev.keyfob.bench.way.Keyfob;
import dev.keyfob.bench.way.KeyfobRequest;
import dev.keyfob.bench.way.StockOkHttpGson;
import dev.keyfob.bench.way.StockRetrofit2;
import dev.keyfob.generated.latitude.model.PostVpnSessionRequest;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Requests for VPN sessions, written one after the other into one stream of bytes. */
@State(Scope.Benchmark)
public class Encode {

  /** How many requests. */
  @Param({"1000", "1"})
  public int elements;

  private static final int FEW = 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
  private List<PostVpnSessionRequest> keyfob;
  private List<stock.retrofit.model.PostVpnSessionRequest> retrofit;
  private List<stock.okhttp.model.PostVpnSessionRequest> okHttp;
  private List<PlainRequest> plain;

  /** Writes one request of a client. */
  private interface Way<R> {
    void write(JsonWriter out, R request) throws IOException;
  }

  /**
   * Makes the requests. Checks with few requests that all clients write the same, so that no client
   * warms up another's code.
   */
  @Setup
  public void prepare() throws IOException {
    make(FEW);
    int length = handWritten();
    if (keyfob() != length || stockRetrofit2() != length || stockOkHttpGson() != length) {
      throw new IllegalStateException("the ways do not write the same");
    }
    make(elements);
  }

  private void make(int elements) {
    keyfob = requests(elements, KeyfobRequest::create);
    retrofit = requests(elements, StockRetrofit2::request);
    okHttp = requests(elements, StockOkHttpGson::request);
    plain = requests(elements, HandWritten::request);
  }

  private static <R> List<R> requests(int elements, IntFunction<R> request) {
    return IntStream.range(0, elements).mapToObj(request).toList();
  }

  private <R> int write(List<R> requests, Way<R> way) throws IOException {
    bytes.reset();
    try (JsonWriter out =
        new JsonWriter(new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8)))) {
      out.setSerializeNulls(false);
      out.beginArray();
      for (R request : requests) {
        way.write(out, request);
      }
      out.endArray();
    }
    return bytes.size();
  }

  @Benchmark
  public int keyfob() throws IOException {
    return write(keyfob, Keyfob::write);
  }

  @Benchmark
  public int stockRetrofit2() throws IOException {
    return write(retrofit, StockRetrofit2::write);
  }

  @Benchmark
  public int stockOkHttpGson() throws IOException {
    return write(okHttp, StockOkHttpGson::write);
  }

  @Benchmark
  public int handWritten() throws IOException {
    return write(plain, HandWritten::write);
  }
}
