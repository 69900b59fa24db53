package dev.keyfob.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes an API operation to the transport that sends it. Every method of a generated Retrofit
 * interface has this annotation.
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

  /** {@return the path template; it holds no values and may be logged} */
  String path();

  /** {@return the effect of repeating the request} */
  Effect effect();

  /** {@return what the operation does with a credential. Default: nothing} */
  Credential credential() default Credential.NONE;
}
