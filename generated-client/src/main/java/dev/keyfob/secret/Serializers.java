package dev.keyfob.secret;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Detects serializers that take every method without parameters for a property, as Jackson does if
 * its naming strategy has an empty prefix. They would show secrets and send requests. Only the
 * classes of this library use this class.
 *
 * @since 0.1.0
 */
public final class Serializers {

  private static final StackWalker STACK = StackWalker.getInstance(Option.SHOW_REFLECT_FRAMES);

  private static final Set<String> JACKSON = Set.of("com.fasterxml.jackson", "tools.jackson");

  private Serializers() {}

  /**
   * Checks that no serializer has called the method of this library from which this check is
   * reached. A serializer that the caller has written may call the method.
   *
   * @throws IllegalStateException if Jackson has called it by reflection
   */
  public static void refuse() {
    if (STACK.walk(
        frames ->
            isCalledByJackson(
                frames.dropWhile(frame -> frame.getClassName().startsWith("dev.keyfob."))))) {
      throw new IllegalStateException(
          "Jackson called this method, taking it for a property: exclude the object, or write it"
              + " with a serializer of your own");
    }
  }

  /** Does the same as {@link #refuse}, for a method that Jackson must not call directly. */
  static void refuseDirectCall() {
    if (STACK.walk(frames -> isCalledByJackson(frames.skip(2)))) {
      throw new IllegalStateException(
          "Jackson called reveal(), taking it for a property: exclude the secret, or write it with"
              + " a serializer of your own");
    }
  }

  private static boolean isCalledByJackson(Stream<StackFrame> callers) {
    return callers
        .map(StackFrame::getClassName)
        .dropWhile(Serializers::isReflection)
        .findFirst()
        .filter(caller -> JACKSON.stream().anyMatch(caller::startsWith))
        .isPresent();
  }

  private static boolean isReflection(String className) {
    return className.startsWith("jdk.internal.reflect.")
        || className.startsWith("java.lang.reflect.")
        || className.startsWith("java.lang.invoke.");
  }
}
