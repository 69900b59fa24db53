package dev.keyfob.generator.tree;

/**
 * Something in the specs folder that a person has to put right; the message says where it is and
 * what to do.
 */
public final class SpecException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param file the file, relative to the specs folder
   * @param problem what is wrong with the whole of it
   */
  public SpecException(String file, String problem) {
    super(file + ": " + problem);
  }

  /**
   * @param file the file, relative to the specs folder
   * @param at where in the file
   * @param problem what is wrong there
   */
  public SpecException(String file, JsonPointer at, String problem) {
    super(file + " #" + at + ": " + problem);
  }
}
