package dev.keyfob.journal;

import jakarta.annotation.Nullable;
import java.util.List;
import java.util.Objects;

/**
 * Says what recovery has done with one unfinished issuance.
 *
 * @param pending the issuance, as it was before
 * @param result what was done
 * @param credentialId the credential that was reissued or revoked, or that could not be; null if
 *     none was found
 * @param candidates the ids that may be the credential, if it cannot be told which; often empty
 * @param failure why recovery failed; null if it did not
 * @since 0.1.0
 */
public record RecoveredIssuance(
    PendingIssuance pending,
    Result result,
    @Nullable String credentialId,
    List<String> candidates,
    @Nullable Exception failure) {

  /** What was done with an issuance. */
  public enum Result {
    /** The credential got another secret, which the sink has stored. */
    REISSUED,
    /** The credential was revoked. */
    REVOKED,
    /** There is no such credential: it was never issued, or it does not exist any more. */
    NOT_FOUND,
    /** The credential may still appear, or another issuance is running. The issuance stays. */
    TOO_EARLY,
    /**
     * It cannot be told which credential was issued, or the provider cannot list it. Nothing was
     * changed, and the issuance stays until it is dismissed.
     */
    UNCLEAR,
    /** Recovery failed, see {@link #failure()}. The issuance stays. */
    FAILED,
    /** Another process has claimed the issuance. */
    CLAIMED_BY_OTHER
  }

  /**
   * Creates a result.
   *
   * @param pending the issuance, as it was before
   * @param result what was done
   * @param credentialId the credential that was reissued or revoked, or that could not be
   * @param candidates the ids that may be the credential, if it cannot be told which
   * @param failure why recovery failed
   */
  public RecoveredIssuance {
    Objects.requireNonNull(pending, "pending == null");
    Objects.requireNonNull(result, "result == null");
    candidates = List.copyOf(candidates);
  }
}
