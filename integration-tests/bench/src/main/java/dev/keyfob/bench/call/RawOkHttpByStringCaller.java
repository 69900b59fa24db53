package dev.keyfob.bench.call;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import okhttp3.ResponseBody;

/**
 * Hand-written OkHttp code that reads a response as one string, so that a small response needs no
 * buffer of 8 kB.
 */
public final class RawOkHttpByStringCaller extends RawOkHttpCaller {

  /** Creates a caller that sends to a base URL. */
  public RawOkHttpByStringCaller(String url) {
    super(url);
  }

  @Override
  Reader text(ResponseBody body) throws IOException {
    return new StringReader(body.string());
  }
}
