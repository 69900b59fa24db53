package dev.keyfob.simulation.plan;

import dev.keyfob.simulation.model.CredentialFamily;

/**
 * An action of another client of the account.
 *
 * @param afterRequests the number of the request that it follows, from 1
 * @param millis the delay after that request
 */
public record ColleagueAct(
    What what, CredentialFamily family, String subject, int afterRequests, int millis) {

  /** The kinds of acts. */
  public enum What {
    CREATE,
    /** Reissues any credential of the family. */
    REISSUE,
    /** Deletes any credential of the family. */
    DELETE
  }

  @Override
  public String toString() {
    return what
        + " "
        + family
        + " "
        + subject
        + ", "
        + millis
        + " ms after request "
        + afterRequests;
  }
}
