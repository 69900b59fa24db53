package dev.keyfob.figures;

import java.util.Locale;

/** What is counted, in the order in which the page has it. */
public enum Figure {
  /** Cases of something going wrong: one operation meeting one fault. */
  FAULTS_TRIED,
  /** Answers, texts or values made up by a fuzzer or a property test. */
  INPUTS_FUZZED,
  /** Methods of the facade called. */
  CALLS_MADE,
  /** Requests that a server has seen. */
  REQUESTS_SEEN,
  /** Credentials that a server has made. */
  CREDENTIALS_MADE,
  /** Log lines, exceptions, thread names and other texts that were searched for canaries. */
  TEXTS_SEARCHED,
  /** Texts with a canary in them. */
  CANARIES_FOUND,
  /** Credentials that no caller got, and that no exception announces. */
  CREDENTIALS_LOST;

  /** As it stands in a file. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As it stands on the page. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
