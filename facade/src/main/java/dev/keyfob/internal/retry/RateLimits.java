package dev.keyfob.internal.retry;

import dev.keyfob.internal.time.TimeSource;
import dev.keyfob.operation.Operation;

/**
 * What a client and its copies know of their key's limits. The providers count reads and everything
 * else apart, so neither holds back the other. Thread-safe.
 */
public record RateLimits(RateLimit reads, RateLimit changes) {

  public RateLimits(TimeSource timing) {
    this(new RateLimit(timing), new RateLimit(timing));
  }

  /** The limit that an operation counts against. */
  public RateLimit of(Operation operation) {
    return operation.method().equals("GET") ? reads : changes;
  }
}
