package dev.keyfob.bench.call;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import okhttp3.ResponseBody;

/**
 * The same, but an answer is made one string before it is read: for a small one no buffer of 8 kB.
 */
public final class RawOkHttpByStringCaller extends RawOkHttpCaller {

  /** Sends to that base URL. */
  public RawOkHttpByStringCaller(String url) {
    super(url);
  }

  @Override
  Reader text(ResponseBody body) throws IOException {
    return new StringReader(body.string());
  }
}
