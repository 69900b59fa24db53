package dev.keyfob.internal.issuance;

import dev.keyfob.Lease;
import dev.keyfob.error.NotFoundException;
import dev.keyfob.error.RevocationFailedException;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.internal.time.Patience;
import dev.keyfob.internal.time.Uninterruptibles;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lease of a credential that has just been made. That there is none when it is closed means that
 * it is gone where it has been seen to exist, by a refresh, or has expired. Otherwise it may only
 * not be visible yet, so removing it is tried again for some seconds before that is believed: an
 * answer to the removal may have been lost, too, and then the next try finds nothing.
 */
public final class CredentialLease<T> implements Lease<T> {

  private final CredentialType<T> kind;
  private final Patience patience;
  private final String method;
  private final String path;
  private final @Nullable String id;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile T newest;
  private volatile boolean seen;
  private volatile boolean closed;

  private CredentialLease(
      CredentialType<T> kind, ApiCall<?, T> creation, T issued, Patience patience) {
    this.kind = kind;
    this.patience = patience;
    this.method = creation.operation().method();
    this.path = creation.operation().path();
    this.id = kind.id().apply(issued);
    this.newest = issued;
  }

  /** Makes the credential. */
  public static <T> Lease<T> of(CredentialType<T> kind, ApiCall<?, T> creation, Patience patience) {
    return new CredentialLease<>(kind, creation, creation.execute(), patience);
  }

  /** On another thread. What comes when nobody listens any more is removed. */
  public static <T> CompletableFuture<Lease<T>> ofOn(
      Executor executor, CredentialType<T> kind, ApiCall<?, T> creation) {
    return ExecutorFutures.run(executor, () -> of(kind, creation, Patience.SYSTEM), Lease::close);
  }

  @Override
  public T credential() {
    requireOpen();
    return newest;
  }

  @Override
  public T refresh() {
    lock.lock();
    try {
      requireOpen();
      newest = kind.reissue().apply(requireId()).execute();
      seen = true;
      return newest;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = Uninterruptibles.get(this::remove);
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean remove() {
    try {
      NotFoundException never =
          kind.removeVisible(requireId(), patience, () -> seen || hasExpired());
      if (never != null) {
        SafeLogger.warn(
            () ->
                "the credential with "
                    + SafeIds.credential(id)
                    + ", never seen, is taken for removed");
      }
      return true;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new RevocationFailedException(method, path, id, newest, null);
    } catch (RuntimeException | Error failure) { // an Error, too: what may still work must be told
      throw new RevocationFailedException(method, path, id, newest, failure);
    }
  }

  private boolean hasExpired() {
    OffsetDateTime end = kind.expiresAt().apply(newest);
    return end != null && end.toInstant().isBefore(Instant.now());
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the lease is closed: its credential has been removed");
    }
  }

  private String requireId() {
    if (id == null) {
      throw new IllegalStateException(
          "the server gave no id for the credential, and without one nothing can be done");
    }
    return id;
  }

  /** Nothing of the secret. */
  @Override
  public String toString() {
    return "Lease[" + SafeIds.credential(id) + (closed ? ", closed]" : "]");
  }
}
