package dev.keyfob.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a transport has to know of an operation; stands on every method of a generated Retrofit
 * interface.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

  /** {@return the {@code operationId} in the effective document} */
  String id();

  /** {@return the HTTP method} */
  String method();

  /**
   * {@return the path template, as the document has it: fit for logs and messages, since it holds
   * no values}
   */
  String path();

  /** {@return what sending it twice would do} */
  Effect effect();
}
