package dev.keyfob.bench.call;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import okhttp3.ResponseBody;

/** OkHttp by hand, reading a response as one string: a small one then needs no buffer of 8 kB. */
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
