package dev.keyfob.internal.config;

import dev.keyfob.internal.call.Reporter;
import dev.keyfob.internal.retry.RetryPolicy;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.secret.Secret;
import dev.keyfob.telemetry.CallListener;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** What a client's builder has been told; each value is checked when it is set. For one thread. */
public final class ClientConfig {

  private static final int MOST_RETRIES = 10;
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration LEAST_READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration MOST_BEFORE_THE_CALLS_END = Duration.ofSeconds(2);

  /**
   * OkHttp gives a connection of HTTP/2 on which nothing came a second to show that it is alive,
   * and until then would send another attempt on it. No less than a wait may end before its call:
   * what is left then is for no attempt.
   */
  public static final Duration AFTER_SILENCE = MOST_BEFORE_THE_CALLS_END;

  private final ProviderInfo provider;
  private HttpUrl baseUrl;
  private boolean plainHttpAllowed;
  private @Nullable Supplier<Secret<String>> keys;
  private boolean bearer;
  private @Nullable String apiVersion;
  private @Nullable OkHttpClient httpClient;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private @Nullable Duration readTimeout;
  private @Nullable Duration writeTimeout;
  private Duration callTimeout = CALL_TIMEOUT;
  private Duration maxRetryDelay = Duration.ofSeconds(30);
  private int retries = 2;
  private long maxResponseBytes = 16L * 1024 * 1024;
  private CustomHeaders headers = CustomHeaders.NONE;
  private @Nullable CallListener listener;
  private TimeSource timing = TimeSource.SYSTEM;

  /** The settings that hold when nothing else is said. */
  public ClientConfig(ProviderInfo provider) {
    this.provider = provider;
    this.baseUrl = BaseUrl.parse(provider.baseUrl());
  }

  private ClientConfig(ClientConfig other) {
    provider = other.provider;
    baseUrl = other.baseUrl;
    plainHttpAllowed = other.plainHttpAllowed;
    keys = other.keys;
    bearer = other.bearer;
    apiVersion = other.apiVersion;
    httpClient = other.httpClient;
    connectTimeout = other.connectTimeout;
    readTimeout = other.readTimeout;
    writeTimeout = other.writeTimeout;
    callTimeout = other.callTimeout;
    maxRetryDelay = other.maxRetryDelay;
    retries = other.retries;
    maxResponseBytes = other.maxResponseBytes;
    headers = other.headers;
    listener = other.listener;
    timing = other.timing;
  }

  /** The same, to go on from. */
  public ClientConfig copy() {
    return new ClientConfig(this);
  }

  /** A key that does not change. */
  public void apiKey(String key) {
    String problem = ApiKeyProvider.problem(key);
    if (problem != null) {
      throw new IllegalArgumentException("apiKey " + problem);
    }
    keys = new FixedKey(Secret.of(key));
  }

  /** A key that is asked for each time. */
  public void apiKey(Supplier<Secret<String>> supplier) {
    keys = Preconditions.present("apiKey", supplier);
  }

  /** A key from one of the provider's variables. */
  public void apiKeyFrom(UnaryOperator<String> environment) {
    apiKey(EnvironmentApiKey.find(provider, environment));
  }

  /** With the prefix. */
  public void bearer() {
    bearer = true;
  }

  /** Another place than the document's. */
  public void baseUrl(String url) {
    baseUrl = BaseUrl.parse(Preconditions.present("baseUrl", url));
  }

  /** Though everybody can read it. */
  public void allowPlainHttp() {
    plainHttpAllowed = true;
  }

  /** The value of the {@code API-Version} header; none unless set. */
  public void apiVersion(String version) {
    Preconditions.text("apiVersion", version);
    for (int i = 0; i < version.length(); i++) {
      if (version.charAt(i) <= ' ' || version.charAt(i) > '~') {
        throw new IllegalArgumentException(
            "apiVersion holds a character that does not belong into a version");
      }
    }
    apiVersion = version;
  }

  /** What to derive the transport's own client from. */
  public void httpClient(OkHttpClient client) {
    httpClient = Preconditions.present("httpClient", client);
  }

  /** Zero: no limit. */
  public void connectTimeout(Duration timeout) {
    connectTimeout = limit("connectTimeout", timeout);
  }

  /** Zero: no limit. */
  public void readTimeout(Duration timeout) {
    readTimeout = limit("readTimeout", timeout);
  }

  /** Zero: no limit. */
  public void writeTimeout(Duration timeout) {
    writeTimeout = limit("writeTimeout", timeout);
  }

  /** Zero: no limit. */
  public void callTimeout(Duration timeout) {
    callTimeout = limit("callTimeout", timeout);
  }

  /** Zero: never wait because the server asks. */
  public void maxRetryDelay(Duration wait) {
    maxRetryDelay = limit("maxRetryDelay", wait);
  }

  /** Zero: never send again. */
  public void maxRetries(int count) {
    if (count < 0 || count > MOST_RETRIES) {
      throw new IllegalArgumentException("retries is not between 0 and " + MOST_RETRIES);
    }
    retries = count;
  }

  /** After decompression. */
  public void maxResponseBytes(long bytes) {
    if (bytes < 1 || bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "maxResponseBytes is not between 1 and " + Integer.MAX_VALUE);
    }
    maxResponseBytes = bytes;
  }

  /** One more for every request. */
  public void header(String name, String value) {
    headers = headers.with(name, value);
  }

  /** Who is told what came of each operation. */
  public void listener(CallListener listener) {
    this.listener = Preconditions.present("listener", listener);
  }

  /** For tests that have no time to wait. */
  public void timing(TimeSource other) {
    timing = Objects.requireNonNull(other, "timing == null");
  }

  private static Duration limit(String name, Duration value) {
    Preconditions.present(name, value);
    if (value.isNegative() || value.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(
          name + " is negative, or longer than 24 days: zero means no limit");
    }
    if (!value.isZero() && value.toMillis() == 0) {
      throw new IllegalArgumentException(name + " is shorter than a millisecond");
    }
    return value;
  }

  /** The base URL, if it may be used with what else has been set. */
  public HttpUrl checkedBaseUrl() {
    if (!plainHttpAllowed && !BaseUrl.isSafe(baseUrl)) {
      throw new IllegalArgumentException(
          "baseUrl is plain http, which shows the key and every secret to whoever is on the way: use https, or call"
              + " allowPlainHttp()");
    }
    return baseUrl;
  }

  /** What goes into the ApiKeyProvider header. */
  public ApiKeyProvider authorization() {
    if (keys == null) {
      throw new IllegalStateException(
          "no API key for "
              + provider.name()
              + ": call apiKey(…) on the builder, or use fromEnvironment()");
    }
    return new ApiKeyProvider(keys, bearer);
  }

  public RetryPolicy newRetries() {
    long afterSilence = mayBeHttp2() ? AFTER_SILENCE.toMillis() : 0;
    return new RetryPolicy(
        retries + 1, maxRetryDelay.toMillis(), afterSilence, callTimeout.toNanos(), timing);
  }

  public boolean plainHttpAllowed() {
    return plainHttpAllowed;
  }

  @Nullable
  public String apiVersion() {
    return apiVersion;
  }

  @Nullable
  public OkHttpClient httpClient() {
    return httpClient;
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  /**
   * Unless set, what a call may take: hanging up on an answer may lose a credential. Over HTTP/2 a
   * little less, since it is a wait's own end, and not the call's, that makes OkHttp ask whether
   * the connection is alive. A dead one would be used by every call until TCP gives up, a quarter
   * of an hour later.
   */
  public Duration readTimeout() {
    if (readTimeout != null) {
      return readTimeout;
    }
    return mayBeHttp2() && !callTimeout.isZero()
        ? callTimeout.minus(beforeTheCallsEnd())
        : wholeCall();
  }

  private Duration beforeTheCallsEnd() {
    Duration tenth = Duration.ofMillis(callTimeout.toMillis() / 10);
    return tenth.compareTo(MOST_BEFORE_THE_CALLS_END) < 0 ? tenth : MOST_BEFORE_THE_CALLS_END;
  }

  private boolean mayBeHttp2() {
    if (httpClient == null) {
      return baseUrl.isHttps();
    }
    List<Protocol> protocols = httpClient.protocols();
    return protocols.contains(Protocol.H2_PRIOR_KNOWLEDGE)
        || (baseUrl.isHttps() && protocols.contains(Protocol.HTTP_2));
  }

  /**
   * For what may be sent again: unless set, short enough to leave time for all attempts, but no
   * hasty one.
   */
  public Duration repeatableReadTimeout() {
    if (readTimeout != null) {
      return readTimeout;
    }
    // not by dividedBy, which needs BigDecimal: on JDK 25 that alone took 11 ms of a cold start
    Duration share = Duration.ofMillis(wholeCall().toMillis() / (retries + 1));
    Duration patient = share.compareTo(LEAST_READ_TIMEOUT) < 0 ? LEAST_READ_TIMEOUT : share;
    return patient.compareTo(readTimeout()) < 0 ? patient : readTimeout();
  }

  public Duration writeTimeout() {
    return writeTimeout != null ? writeTimeout : wholeCall();
  }

  /**
   * Not shorter without need: Okio wakes its watchdog for each wait that is to end before all
   * others.
   */
  private Duration wholeCall() {
    return callTimeout.isZero() ? CALL_TIMEOUT : callTimeout;
  }

  public Duration callTimeout() {
    return callTimeout;
  }

  public Duration maxRetryDelay() {
    return maxRetryDelay;
  }

  public long maxResponseBytes() {
    return maxResponseBytes;
  }

  public CustomHeaders headers() {
    return headers;
  }

  public Reporter reporter() {
    return new Reporter(listener, timing);
  }

  public TimeSource timing() {
    return timing;
  }

  /** A fixed text: there is a key in here. */
  @Override
  public String toString() {
    return "ClientConfig";
  }
}
