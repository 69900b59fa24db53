package dev.keyfob.bench.cold;

import dev.keyfob.bench.call.Caller;
import dev.keyfob.bench.call.FacadeCaller;
import dev.keyfob.bench.call.GeneratedCaller;
import dev.keyfob.bench.call.RawOkHttpCaller;
import dev.keyfob.bench.call.StockOkHttpGsonCaller;
import dev.keyfob.bench.call.StockRetrofit2Caller;
import java.io.IOException;

/** A process that makes one call and prints how long it took from main. */
public final class ColdStart {

  private ColdStart() {}

  /** A marker class: once it is loaded, main has begun. */
  static final class Begun {}

  /** A marker class: once it is loaded, the client has been built. */
  static final class Built {}

  /** A marker class: once it is loaded, the first response has been decoded. */
  static final class Decoded {}

  public static void main(String[] arguments) throws IOException {
    long begun = System.nanoTime();
    new Begun();
    Caller caller = caller(arguments[0], arguments[1]);
    new Built();
    long built = System.nanoTime();
    Object created = caller.create();
    new Decoded();
    long decoded = System.nanoTime();
    if (!caller.password(created).startsWith("8EqcGL")) {
      throw new IllegalStateException("the response was not decoded as expected");
    }
    System.out.println((built - begun) + " " + (decoded - begun));
    System.exit(0); // threads of some clients would keep the process running
  }

  /** Creates the caller of a client. The others' classes are not loaded, so they cost no time. */
  private static Caller caller(String way, String url) {
    return switch (way) {
      case "facade" -> new FacadeCaller(url);
      case "generated" -> new GeneratedCaller(url);
      case "stockRetrofit2" -> new StockRetrofit2Caller(url);
      case "stockOkHttpGson" -> new StockOkHttpGsonCaller(url);
      case "rawOkHttp" -> new RawOkHttpCaller(url);
      default -> throw new IllegalArgumentException(way);
    };
  }
}
