package dev.keyfob.internal.config;

import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.journal.IssuanceScope;
import dev.keyfob.journal.Journal;
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

/** The configuration of a client. Each value is checked when it is set. For one thread. */
public final class ClientConfig {

  private static final int MAX_RETRIES = 10;
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration MIN_REPEATABLE_READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration MAX_READ_MARGIN = Duration.ofSeconds(2);

  /**
   * The shortest wait after a read timeout. OkHttp gives a silent HTTP/2 connection one second to
   * answer a ping, and until then would send the next attempt on it.
   */
  public static final Duration READ_TIMEOUT_DELAY = MAX_READ_MARGIN;

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
  private Duration callTimeout;
  private Duration maxRetryDelay;
  private int maxRetries = 2;
  private boolean showsServerText;
  private long maxResponseBytes = 16L * 1024 * 1024;
  private CustomHeaders headers = CustomHeaders.NONE;
  private @Nullable CallListener listener;
  private @Nullable Journal journal;
  private @Nullable String account;
  private TimeSource time = TimeSource.SYSTEM;

  /** Creates the default configuration. */
  public ClientConfig(ProviderInfo provider) {
    this.provider = provider;
    this.baseUrl = BaseUrl.parse(provider.baseUrl());
    this.bearer = provider.bearer();
    this.callTimeout = provider.callTimeout();
    this.maxRetryDelay = provider.maxRetryDelay();
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
    maxRetries = other.maxRetries;
    maxResponseBytes = other.maxResponseBytes;
    showsServerText = other.showsServerText;
    headers = other.headers;
    listener = other.listener;
    journal = other.journal;
    account = other.account;
    time = other.time;
  }

  /** Returns a copy. */
  public ClientConfig copy() {
    return new ClientConfig(this);
  }

  /** Sets a key that does not change. */
  public void apiKey(String key) {
    String problem = ApiKeyProvider.problem(key);
    if (problem != null) {
      throw new IllegalArgumentException("apiKey " + problem);
    }
    keys = new ApiKeyProvider.FixedKey(Secret.of(key));
  }

  /** Sets a key that is resolved once an attempt. */
  public void apiKey(Supplier<Secret<String>> supplier) {
    keys = Preconditions.present("apiKey", supplier);
  }

  /** Takes the key from one of the provider's environment variables. */
  public void apiKeyFrom(UnaryOperator<String> environment) {
    apiKey(EnvironmentApiKey.find(provider, environment));
  }

  /** Sets whether the key is sent with the prefix {@code Bearer}. */
  public void bearer(boolean prefixed) {
    bearer = prefixed;
  }

  /** Replaces the server of the document. */
  public void baseUrl(String url) {
    baseUrl = BaseUrl.parse(Preconditions.present("baseUrl", url));
  }

  /** Allows a base URL with {@code http}. Other hosts on the network can then read the traffic. */
  public void allowPlainHttp() {
    plainHttpAllowed = true;
  }

  /** Sets the value of the {@code API-Version} header. Default: not sent. */
  public void apiVersion(String version) {
    Preconditions.text("apiVersion", version);
    for (int i = 0; i < version.length(); i++) {
      if (version.charAt(i) <= ' ' || version.charAt(i) > '~') {
        throw new IllegalArgumentException("apiVersion contains a character that no version has");
      }
    }
    apiVersion = version;
  }

  /** Sets the OkHttpClient that the client's own is derived from. */
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

  /** Zero: never wait because the server asks for it. */
  public void maxRetryDelay(Duration wait) {
    maxRetryDelay = limit("maxRetryDelay", wait);
  }

  /** Zero: never retry. */
  public void maxRetries(int count) {
    if (count < 0 || count > MAX_RETRIES) {
      throw new IllegalArgumentException("maxRetries is not between 0 and " + MAX_RETRIES);
    }
    maxRetries = count;
  }

  /** Sets the limit, in bytes after decompression. */
  public void maxResponseBytes(long bytes) {
    if (bytes < 1 || bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "maxResponseBytes is not between 1 and " + Integer.MAX_VALUE);
    }
    maxResponseBytes = bytes;
  }

  /** Adds a header to every request. */
  public void header(String name, String value) {
    headers = headers.with(name, value);
  }

  /** Sets the listener that receives a report of each completed call. */
  public void listener(CallListener listener) {
    this.listener = Preconditions.present("listener", listener);
  }

  /**
   * Sets the journal that records each issuance.
   *
   * @param label names the account that the API key belongs to
   */
  public void journal(Journal journal, String label) {
    this.journal = Preconditions.present("journal", journal);
    account = new IssuanceScope(provider.baseUrl(), label).account();
  }

  /** Replaces the clock, for tests that do not wait. */
  public void timeSource(TimeSource other) {
    time = Objects.requireNonNull(other, "time == null");
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

  /**
   * Returns the base URL.
   *
   * @throws IllegalArgumentException if it is plain http and that was not allowed
   */
  public HttpUrl checkedBaseUrl() {
    if (!plainHttpAllowed && !BaseUrl.isSafe(baseUrl)) {
      throw new IllegalArgumentException(
          "baseUrl is plain http, which shows the key and every secret on the network: use https, or call"
              + " allowPlainHttp()");
    }
    return baseUrl;
  }

  /**
   * Returns the API key's provider.
   *
   * @throws IllegalStateException if no key was given
   */
  public ApiKeyProvider apiKeys() {
    if (keys == null) {
      throw new IllegalStateException(
          "no API key for "
              + provider.name()
              + ": call apiKey(…) on the builder, or use fromEnvironment()");
    }
    return new ApiKeyProvider(keys, bearer);
  }

  public int maxRetries() {
    return maxRetries;
  }

  /** Returns the shortest wait after a read timeout; zero if no connection can be HTTP/2. */
  public Duration readTimeoutDelay() {
    return mayBeHttp2() ? READ_TIMEOUT_DELAY : Duration.ZERO;
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
   * Returns the read timeout. Default: the call timeout, since a shorter one may lose a credential.
   *
   * <p>If the connection may be HTTP/2, the default is slightly shorter than the call timeout. Only
   * a read timeout makes OkHttp check whether such a connection is alive; otherwise every call
   * would use a dead one until TCP times out, a quarter of an hour later.
   */
  public Duration readTimeout() {
    if (readTimeout != null) {
      return readTimeout;
    }
    return mayBeHttp2() && !callTimeout.isZero()
        ? callTimeout.minus(readMargin())
        : callTimeoutOrDefault();
  }

  private Duration readMargin() {
    Duration tenth = Duration.ofMillis(callTimeout.toMillis() / 10);
    return tenth.compareTo(MAX_READ_MARGIN) < 0 ? tenth : MAX_READ_MARGIN;
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
   * Returns the read timeout of operations that may be repeated. The default leaves time for all
   * attempts, and gives each at least 30 s if the call has as much.
   */
  public Duration repeatableReadTimeout() {
    if (readTimeout != null) {
      return readTimeout;
    }
    // Not Duration.dividedBy, which loads BigDecimal and takes 11 ms of a cold start on JDK 25.
    Duration share = Duration.ofMillis(callTimeoutOrDefault().toMillis() / (maxRetries + 1));
    Duration bounded =
        share.compareTo(MIN_REPEATABLE_READ_TIMEOUT) < 0 ? MIN_REPEATABLE_READ_TIMEOUT : share;
    return bounded.compareTo(readTimeout()) < 0 ? bounded : readTimeout();
  }

  public Duration writeTimeout() {
    return writeTimeout != null ? writeTimeout : callTimeoutOrDefault();
  }

  /**
   * Returns the default of read and write timeouts: the call timeout. They are not shorter, because
   * Okio wakes its watchdog thread for each wait that ends before all others.
   */
  private Duration callTimeoutOrDefault() {
    return callTimeout.isZero() ? CALL_TIMEOUT : callTimeout;
  }

  public Duration callTimeout() {
    return callTimeout;
  }

  public Duration maxRetryDelay() {
    return maxRetryDelay;
  }

  public void showServerText() {
    showsServerText = true;
  }

  public boolean showsServerText() {
    return showsServerText;
  }

  public long maxResponseBytes() {
    return maxResponseBytes;
  }

  public CustomHeaders headers() {
    return headers;
  }

  @Nullable
  public CallListener listener() {
    return listener;
  }

  @Nullable
  public Journal journal() {
    return journal;
  }

  @Nullable
  public String account() {
    return account;
  }

  public TimeSource timeSource() {
    return time;
  }

  /** Shows nothing: this holds the API key. */
  @Override
  public String toString() {
    return "ClientConfig";
  }
}
