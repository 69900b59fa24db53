package dev.keyfob.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a transport has to know of an operation; stands on every method of a generated Retrofit interface. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

  /** The {@code operationId} in the effective document. */
  String id();

  /** The HTTP method. */
  String method();

  /** The path template, as the document has it: fit for logs and messages, since it holds no values. */
  String path();

  /** What sending it twice would do. */
  Effect effect();
}
