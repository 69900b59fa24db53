package dev.keyfob.internal.http;

import dev.keyfob.internal.attempt.Attempt;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * This interceptor runs first of the network interceptors. It keeps a request that is sent once off
 * a connection that the server may have closed; {@link AuthInterceptor} then takes another.
 */
final class StaleConnectionInterceptor implements Interceptor {

  private final ReusedConnections connections;

  StaleConnectionInterceptor(ReusedConnections connections) {
    this.connections = connections;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Attempt attempt = Attempt.of(chain.call().request());
    if ((!attempt.isRepeatable() || attempt.revokes() || attempt.context().uncached())
        && !attempt.isSent()
        && connections.mayBeClosed(chain.connection(), attempt)) {
      throw new StaleConnectionException();
    }
    return chain.proceed(chain.request());
  }
}
