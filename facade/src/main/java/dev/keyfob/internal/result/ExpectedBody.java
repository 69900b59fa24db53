package dev.keyfob.internal.result;

/** What an operation's answer has to bring. */
public enum ExpectedBody {
  /** Something to read. */
  ANSWER,
  /** Something to read, or word that there is none: 404, or no body. */
  ANSWER_OR_NONE,
  /** Nothing: the status says it all, whatever the body holds. */
  NOTHING
}
