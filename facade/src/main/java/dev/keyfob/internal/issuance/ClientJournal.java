package dev.keyfob.internal.issuance;

import dev.keyfob.error.KeyfobException;
import dev.keyfob.internal.attempt.IssuanceRecord;
import dev.keyfob.internal.call.ApiCall;
import dev.keyfob.internal.call.ApiTransport;
import dev.keyfob.internal.call.ServerClock;
import dev.keyfob.internal.text.Preconditions;
import dev.keyfob.internal.text.RedactedThrowable;
import dev.keyfob.internal.text.SafeIds;
import dev.keyfob.internal.text.SafeLogger;
import dev.keyfob.journal.IssuanceIntent;
import dev.keyfob.journal.IssuanceScope;
import dev.keyfob.journal.IssuanceState;
import dev.keyfob.journal.Journal;
import dev.keyfob.journal.JournalException;
import dev.keyfob.journal.PendingIssuance;
import dev.keyfob.journal.PendingIssuances;
import dev.keyfob.operation.Operation;
import jakarta.annotation.Nullable;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Records what a client and its copies issue in the caller's journal. Without a journal it records
 * nothing. Thread-safe.
 */
public final class ClientJournal {

  /** For calls without a timeout. */
  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  /** How long after its request a credential may first appear in a listing. */
  public static final Duration LONGEST_LAG = Duration.ofSeconds(10);

  private final @Nullable Journal journal;
  private final @Nullable IssuanceScope scope;
  private final ServerClock serverClock;
  private final String instance;
  private final LateRecords late = new LateRecords();

  /** Records nothing. */
  public static final ClientJournal NONE = new ClientJournal(null, null, null, "");

  private ClientJournal(
      @Nullable Journal journal,
      @Nullable IssuanceScope scope,
      @Nullable ServerClock serverClock,
      String instance) {
    this.journal = journal;
    this.scope = scope;
    this.serverClock = serverClock;
    this.instance = instance;
  }

  /** Returns the journal of a client, {@link #NONE} if it has none. */
  public static ClientJournal of(ApiTransport transport) {
    return transport.journal() == null
        ? NONE
        : new ClientJournal(
            transport.journal(),
            new IssuanceScope(transport.baseUrl(), transport.account()),
            transport.serverClock(),
            newInstance());
  }

  /** Returns a name that no other client has. It tells operators which process it was. */
  private static String newInstance() {
    String host = SafeIds.orNull(System.getenv("HOSTNAME"));
    return (host == null ? "" : host + "/")
        + ProcessHandle.current().pid()
        + "/"
        + UUID.randomUUID();
  }

  /** Returns whether nothing is recorded. */
  public boolean isAbsent() {
    return journal == null;
  }

  /**
   * Returns a call that is recorded in the journal.
   *
   * @param issuance what the call issues
   * @param id returns the credential's id, or null if the server sent none
   * @param marked returns the result, which says that the journal knows of it
   */
  public <T, R> ApiCall<T, R> recording(
      ApiCall<T, R> call,
      Described issuance,
      Function<? super R, String> id,
      UnaryOperator<R> marked) {
    return isAbsent() ? call : call.journalled(recorder(issuance), id, marked);
  }

  /** Starts to record calls of which only the operation is known. */
  public BiFunction<Operation, Duration, IssuanceRecord> recorder() {
    return recorder(Described.UNKNOWN);
  }

  private BiFunction<Operation, Duration, IssuanceRecord> recorder(Described issuance) {
    return (operation, maxDuration) ->
        isAbsent()
            ? IssuanceRecord.NONE
            : new JournalRecord(this, () -> intent(issuance, operation, maxDuration));
  }

  /**
   * Describes what a call issues.
   *
   * @param subject tells the credential apart in a listing; null if nothing does
   * @param target what the credential is for; null if that is not known
   * @param credentialId the credential whose secret is replaced; null if a new one is created
   * @param listing is called if no response has told the server's time yet; null if the credential
   *     cannot be listed
   */
  public record Described(
      @Nullable String subject,
      @Nullable String target,
      @Nullable String credentialId,
      @Nullable Supplier<? extends ApiCall<?, ?>> listing) {

    static final Described UNKNOWN = new Described(null, null, null, null);

    /** Describes a new credential that listings show. */
    public static Described listed(
        String subject, @Nullable String target, Supplier<? extends ApiCall<?, ?>> listing) {
      return new Described(subject, target, null, listing);
    }

    /** Describes a new credential that no listing shows. */
    public static Described unlisted(@Nullable String subject, @Nullable String target) {
      return new Described(subject, target, null, null);
    }

    /** Describes another secret of a credential. */
    public static Described reissued(String credentialId) {
      return new Described(null, null, credentialId, null);
    }
  }

  private IssuanceIntent intent(Described issuance, Operation operation, Duration maxDuration) {
    if (issuance.listing() != null && serverClock.now() == null) {
      issuance.listing().get().uncached().execute();
    }
    return new IssuanceIntent(
        scope,
        instance,
        operation.id(),
        issuance.subject(),
        issuance.target(),
        issuance.credentialId(),
        serverClock.now(),
        maxDuration.isZero() ? LONGEST_CALL : maxDuration);
  }

  IssuanceScope scope() {
    return scope;
  }

  public Journal journal() {
    late.write();
    return journal;
  }

  /** Records a state when the journal is used next, since it has failed now. */
  void recordLater(JournalRecord record) {
    late.add(() -> record.writeLate(journal));
  }

  /** Returns whether the issuance was recorded by another client. */
  boolean isOfOther(PendingIssuance pending) {
    return !pending.intent().instance().equals(instance);
  }

  /** Returns the unfinished issuances of this scope, those that are running included. */
  public List<PendingIssuance> pending() {
    if (isAbsent()) {
      return List.of();
    }
    return journal().pending().stream()
        .filter(pending -> pending.intent().scope().equals(scope))
        .toList();
  }

  /**
   * Checks that there is a journal.
   *
   * @throws IllegalStateException if there is none
   */
  void requirePresent() {
    if (isAbsent()) {
      throw new IllegalStateException(
          "the client has no journal: set one with journal(…) on its builder");
    }
  }

  /**
   * Returns the unfinished issuances of this scope that no process is at work on.
   *
   * @throws IllegalStateException if there is no journal
   */
  public PendingIssuances recoverable() {
    requirePresent();
    List<PendingIssuance> all = journal().pending();
    List<PendingIssuance> own =
        all.stream().filter(pending -> pending.intent().scope().equals(scope)).toList();
    if (own.size() < all.size()) {
      SafeLogger.debug(
          () ->
              "the journal has "
                  + (all.size() - own.size())
                  + " unfinished issuances of other accounts or base URLs, which this client leaves alone");
    }
    return new PendingIssuances(own.stream().filter(pending -> !pending.running()).toList());
  }

  /**
   * Records that the caller has dealt with an unfinished issuance.
   *
   * @return false if it is running, or was finished or claimed since it was read
   * @throws IllegalArgumentException if it is of another account or base URL
   */
  public boolean dismiss(PendingIssuance pending) {
    requirePresent();
    if (!Preconditions.present("pending", pending).intent().scope().equals(scope)) {
      throw new IllegalArgumentException(
          "pending is of another account or base URL: dismiss it with a client of that one");
    }
    return journal()
        .claim(pending)
        .map(claimed -> journal.record(claimed, IssuanceState.DISMISSED, null))
        .orElse(false);
  }

  /**
   * Returns the entries of other clients that may have issued a credential which is listed now for
   * the first time.
   *
   * @param creation the operation
   * @param alike whether the subject of an entry may be mistaken for what it asks for
   * @param since how long ago the credential did not exist
   */
  Set<String> concurrent(Operation creation, Predicate<String> alike, Duration since) {
    return pending().stream()
        .filter(this::isOfOther)
        .filter(other -> other.credentialId() == null)
        .filter(other -> other.intent().operationId().equals(creation.id()))
        .filter(other -> other.intent().subject() == null || alike.test(other.intent().subject()))
        .filter(other -> lastMoment(other).compareTo(since.plus(LONGEST_LAG)) < 0)
        .map(other -> other.entry().id())
        .collect(Collectors.toSet());
  }

  /** Returns how long ago the last request of the issuance can have been running. */
  private static Duration lastMoment(PendingIssuance other) {
    Duration ended =
        other.state() == IssuanceState.LOST
            ? other.sinceChange()
            : other.age().minus(other.intent().maxDuration());
    return ended.isNegative() ? Duration.ZERO : ended;
  }

  /** Returns whether one of these entries waits for its response. */
  boolean isAnyRunning(Set<String> entries) {
    return !entries.isEmpty()
        && pending().stream()
            .anyMatch(other -> other.running() && entries.contains(other.entry().id()));
  }

  /** Returns whether one of these entries may still turn out to have issued a credential. */
  boolean isAnyUnsettled(Set<String> entries) {
    return !entries.isEmpty()
        && pending().stream()
            .anyMatch(
                other -> other.credentialId() == null && entries.contains(other.entry().id()));
  }

  /** Returns whether the journal names the credential. */
  public boolean isKnown(String id) {
    return !isAbsent() && journal().isKnown(scope, id);
  }

  /** Returns an exception that is fit to be a cause. */
  static Throwable shown(RuntimeException failure) {
    return failure instanceof JournalException || failure instanceof KeyfobException
        ? failure
        : RedactedThrowable.of(failure);
  }
}
