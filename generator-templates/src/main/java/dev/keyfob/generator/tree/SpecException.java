package dev.keyfob.generator.tree;

/**
 * Reports a mistake in the specs folder. The message names file, place and remedy. It is printable
 * ASCII: characters that a document may smuggle into a log are escaped.
 */
public final class SpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param file the file, relative to the specs folder
   * @param problem what is wrong with the file, and the remedy; it may have several lines
   */
  public SpecException(String file, String problem) {
    super(UntrustedText.line(file) + ": " + UntrustedText.lines(problem));
  }

  /**
   * @param file the file, relative to the specs folder
   * @param at the place in the file
   * @param problem what is wrong there, and the remedy
   */
  public SpecException(String file, JsonPointer at, String problem) {
    super(
        UntrustedText.line(file)
            + " #"
            + UntrustedText.line(at.toString())
            + ": "
            + UntrustedText.lines(problem));
  }
}
