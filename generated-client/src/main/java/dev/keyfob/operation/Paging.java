package dev.keyfob.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how an API operation lists page by page, as {@code x-paging} in the effective document does.
 * Methods of generated interfaces have this annotation.
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Paging {

  /** {@return the name of the query parameter for the maximum number of items of a page} */
  String size();

  /** {@return the name of the query parameter for the number of a page, which starts at 1} */
  String number();

  /** {@return the name of the response's property that holds the items} */
  String items();
}
