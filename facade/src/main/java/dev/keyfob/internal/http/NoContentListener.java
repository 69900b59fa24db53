package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import dev.keyfob.internal.attempt.BufferedResponse;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Response;

/** Notes a 204 or 205: OkHttp throws if it has a body, and no interceptor sees it. */
class NoContentListener extends EventListener {

  static final NoContentListener INSTANCE = new NoContentListener();

  NoContentListener() {}

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    if (response.code() == 204 || response.code() == 205) {
      Attempt.of(call.request()).received(BufferedResponse.of(response));
    }
  }
}
